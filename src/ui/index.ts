import "./custom-elements.ts";

export { AccountMenu } from "./account-menu.tsx";
export { AsideBlock } from "./aside-block.tsx";
export { Badge } from "./badge.tsx";
export { Brand, Mark, markSvg } from "./brand.tsx";
export { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
export { Button, type ButtonKind, type ButtonProps } from "./button.tsx";
export { Byline } from "./byline.tsx";
export { Card, Cards } from "./card.tsx";
export { Checkbox } from "./checkbox.tsx";
export { Choices } from "./choices.tsx";
export { Dialog, DialogLink } from "./dialog.tsx";
export { Draft, DraftSent } from "./draft.tsx";
export { Empty } from "./empty.tsx";
export { ErrorSummary } from "./error-summary.tsx";
export { Face, type FaceProps, initialsOf, toneOf } from "./face.tsx";
export { Field } from "./field.tsx";
export { FieldFrame } from "./field-frame.tsx";
export { FileField } from "./file-field.tsx";
export { FlashMessage, type FlashMessageProps } from "./flash-message.tsx";
export { Form } from "./form.tsx";
export { type FieldProps, type FormValues, fieldId, useField } from "./form-state.ts";
export { Icon, type IconName } from "./icon.tsx";
export { intlTag } from "./intl-tag.ts";
export { JoinPanel } from "./join-panel.tsx";
export { directionOf, Layout, type LayoutProps } from "./layout.tsx";
export { List, ListRow, type ListRowProps } from "./list-row.tsx";
export { MarkdownField } from "./markdown-field.tsx";
export { Menu, MenuLink } from "./menu.tsx";
export { Notice } from "./notice.tsx";
export { PageHead } from "./page-head.tsx";
export { foldedPages, OlderNewer, Pagination } from "./pagination.tsx";
export { PostButton, type PostButtonProps } from "./post-button.tsx";
export { Progress } from "./progress.tsx";
export { type RailLink, RailNav } from "./rail-nav.tsx";
export { SearchBox } from "./search-box.tsx";
export { type Choice, Select } from "./select.tsx";
export { Stat, Stats } from "./stat.tsx";
export { type Column, Table } from "./table.tsx";
export { type Tab, Tabs } from "./tabs.tsx";
export { Tag } from "./tag.tsx";
export { TagList } from "./tag-list.tsx";
export {
  type Locale,
  TextProvider,
  type Translate,
  useLocale,
  useRichText,
  useText,
} from "./text.tsx";
export { TextArea } from "./text-area.tsx";
export { Thread, ThreadItem, type ThreadItemProps, ThreadNew } from "./thread-item.tsx";
export { Time, type TimeForm } from "./time.tsx";
export { Toolbar } from "./toolbar.tsx";
