import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { draftNames } from "../drafts/index.ts";
import { listMyGroups } from "../groups/index.ts";
import { countUnread } from "../notifications/index.ts";
import {
  type Flash,
  noncePlaceholder,
  type SharedPart,
  sendDocument,
  takeFlash,
} from "../platform/http/index.ts";
import { languages } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { Layout, type LayoutProps, TextProvider } from "../ui/index.ts";
import { assets } from "./assets.ts";
import { Account } from "./views/account.tsx";
import { FlashLine } from "./views/flash-line.tsx";
import { Foot } from "./views/foot.tsx";
import { Rail } from "./views/rail.tsx";

/** What a route hands over to be shown inside the frame. */
export interface Page
  extends Pick<
    LayoutProps,
    "title" | "description" | "canonical" | "robots" | "picture" | "head" | "shape" | "search" | "aside"
  > {
  readonly view: ComponentChildren;
  /** Blocks of the left rail that belong to this page, above the viewer's own: a group's RailNav. */
  readonly rail?: ComponentChildren;
  /** Without rail, search and the corner of the person: for pages from before there is a community. */
  readonly bare?: boolean;
  /** Said at the head of this page itself; otherwise what the last act left for the next page is said. */
  readonly flash?: Flash;
  /** What stands for `sharedPartPlaceholder` in the view: see platform/http. */
  readonly part?: SharedPart;
}

/**
 * Sends a view inside the frame: bar, rails, foot, in the viewer's words. The status is the reply's own (200 unless set).
 * `canonical` is a path; without it none is named.
 */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
): Promise<FastifyReply> {
  const { ctx } = request;
  const { viewer } = ctx;
  const [settings, groups, unread, drafts] = await Promise.all([
    readSettings(ctx),
    listMyGroups(ctx),
    countUnread(ctx),
    draftNames(ctx),
  ]);
  const { view, rail, bare, flash = takeFlash(request, reply), canonical, part, head, ...rest } = page;
  const path = request.url;
  return sendDocument(
    request,
    reply,
    <TextProvider t={ctx.t} language={viewer.language} timeZone={viewer.timeZone} now={ctx.now()}>
      <Layout
        {...rest}
        search={bare ? false : rest.search}
        site={{ name: settings.name }}
        assets={assets()}
        icon="/icon.svg"
        nonce={noncePlaceholder}
        head={
          <>
            {/* Whose drafts this browser may bring back: see ui/islands/weft-draft.ts. */}
            {viewer.id !== null && <meta name="weft-viewer" content={viewer.id.slice(-12)} />}
            {drafts !== "" && <meta name="weft-drafts" content={drafts} />}
            {head}
          </>
        }
        canonical={canonical && `${ctx.config.url}${canonical}`}
        account={
          !bare && (
            <Account
              viewer={viewer}
              path={path}
              signUp={settings.signUp}
              unread={unread}
              liveSince={request.liveSince}
            />
          )
        }
        rail={
          !bare && (
            <>
              {rail}
              <Rail viewer={viewer} path={path} groups={groups} />
            </>
          )
        }
        footer={<Foot language={viewer.language} languages={languages} path={path} />}
      >
        {flash && <FlashLine flash={flash} />}
        {view}
      </Layout>
    </TextProvider>,
    part,
  );
}
