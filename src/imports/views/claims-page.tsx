import {
  Button,
  Empty,
  intlTag,
  List,
  ListRow,
  PageHead,
  PostButton,
  useLocale,
  useText,
} from "../../ui/index.ts";
import type { Claimable } from "../find-claimable.ts";

export interface ClaimsPageProps {
  claims: readonly Claimable[];
  /** Address of a person's page. */
  pathOf: (handle: string) => string;
}

/** What archives hold of the viewer's own words, and the press that makes them theirs. */
export function ClaimsPage({ claims, pathOf }: ClaimsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("imports.claims")} lead={t("imports.claims.lead")} />
      {claims.length > 0 ? (
        <List label={t("imports.claims")}>
          {claims.map((claim) => (
            <ClaimRow claim={claim} href={pathOf(claim.handle)} />
          ))}
        </List>
      ) : (
        <Empty
          icon="mail"
          title={t("imports.claims.none")}
          action={<Button href="/settings/account">{t("imports.claims.change-address")}</Button>}
        >
          <p>{t("imports.claims.none-words")}</p>
        </Empty>
      )}
    </>
  );
}

function ClaimRow({ claim, href }: { claim: Claimable; href: string }) {
  const t = useText();
  const { language } = useLocale();
  const addresses = new Intl.ListFormat(intlTag(language)).format(claim.addresses);
  return (
    <ListRow
      href={href}
      title={claim.name}
      person={{ name: claim.name, id: claim.id }}
      facts={t("imports.claims.facts", { posts: claim.posts, replies: claim.replies, addresses })}
      actions={
        <PostButton
          action="/imports/claims"
          fields={{ person: claim.id }}
          kind="primary"
          label={t("imports.claims.claim-of", { name: claim.name })}
        >
          {t("imports.claims.claim")}
        </PostButton>
      }
    />
  );
}
