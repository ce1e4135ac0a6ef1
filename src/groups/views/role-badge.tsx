import { Badge, useText } from "../../ui/index.ts";

/** The role of a member beside their name; nothing for those who hold none. */
export function RoleBadge({ role }: { role: string }) {
  const t = useText();
  return role === "member" ? null : <Badge kind="role">{t(`group.role.${role}`)}</Badge>;
}
