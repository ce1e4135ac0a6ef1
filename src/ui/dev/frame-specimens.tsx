import { Badge } from "../badge.tsx";
import { Brand } from "../brand.tsx";
import { Breadcrumb } from "../breadcrumb.tsx";
import { Button } from "../button.tsx";
import { Dialog, DialogLink } from "../dialog.tsx";
import { Face } from "../face.tsx";
import { FlashMessage } from "../flash-message.tsx";
import { Icon, iconNames } from "../icon.tsx";
import { Menu, MenuLink } from "../menu.tsx";
import { Notice } from "../notice.tsx";
import { OlderNewer, Pagination } from "../pagination.tsx";
import { PostButton } from "../post-button.tsx";
import { Progress } from "../progress.tsx";
import { RailNav } from "../rail-nav.tsx";
import { Stat, Stats } from "../stat.tsx";
import { Tabs } from "../tabs.tsx";
import { TagList } from "../tag-list.tsx";
import { Time } from "../time.tsx";
import { people } from "./people.ts";
import { Specimen } from "./specimen.tsx";

const hourMs = 3_600_000;

/** The frame of a page and its small parts. */
export function FrameSpecimens() {
  return (
    <>
      <Specimen name="Mark and name">
        <div class="cluster">
          <Brand name="e-Learning Aotearoa" />
        </div>
      </Specimen>
      <Specimen name="Icons">
        <ul class="cluster">
          {iconNames.map((name) => (
            <li class="cluster small">
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <ButtonSpecimens />
      <Specimen name="Faces">
        <div class="cluster">
          {people.map((person) => (
            <Face {...person} />
          ))}
          <Face id="x" name="Ōhākea" size="small" />
          <Face id="y" name="👩🏽‍🏫 Rangimārie" size="large" />
        </div>
        <div class="faces">
          {people.slice(0, 5).map((person) => (
            <Face {...person} />
          ))}
        </div>
      </Specimen>
      <Specimen name="Badges and tags">
        <p class="cluster">
          <Badge kind="role">Facilitator</Badge>
          <Badge icon="question">Question</Badge>
          <Badge kind="new">3 new</Badge>
          <Badge kind="alarm">Barred</Badge>
          <Badge icon="pin">Pinned</Badge>
        </p>
        <TagList tags={["norms", "facilitation", "mātauranga"]} href={(tag) => `/search?tag=${tag}`} />
      </Specimen>
      <Specimen name="Times">
        <p class="cluster">
          <Time at={new Date()} />·
          <Time at={new Date(Date.now() - 5 * 60_000)} />·
          <Time at={new Date(Date.now() - 3 * hourMs)} />·
          <Time at={new Date(Date.now() - 30 * hourMs)} />·
          <Time at={new Date("2025-03-03T21:00:00Z")} />·
          <Time at={new Date("2026-03-03T21:00:00Z")} form="date" />·
          <Time at={new Date("2026-03-03T21:00:00Z")} form="time" />
        </p>
      </Specimen>
      <Specimen name="Messages">
        <FlashMessage message="Your reply was deleted." undo="/undo" />
        <FlashMessage kind="warning" message="Saved, but the mail could not be sent." />
        <Notice title="This talk is closed">
          <p>Tamsin closed it on 3 March. You can still read it and give thanks.</p>
        </Notice>
        <Notice
          kind="warning"
          title="No mail goes out"
          action={
            <Button small href="/settings">
              Open the outbox
            </Button>
          }
        >
          <p>Mails are kept in the outbox until an address to send from is set.</p>
        </Notice>
        <Notice kind="success">
          <p>You are a member now. Welcome!</p>
        </Notice>
      </Specimen>
      <WaySpecimens />
    </>
  );
}

function ButtonSpecimens() {
  return (
    <Specimen name="Buttons">
      <div class="cluster">
        <Button kind="primary">Post reply</Button>
        <Button>Save draft</Button>
        <Button kind="danger" icon="bin">
          Delete
        </Button>
        <Button kind="link">Cancel</Button>
        <Button disabled>Not now</Button>
        <Button icon="edit" label="Edit" />
        <Button href="/groups/new" icon="plus">
          Start a group
        </Button>
      </div>
      <div class="cluster">
        <Button small icon="reply">
          Reply
        </Button>
        <PostButton action="/thanks" small icon="thanks" pressed>
          Thanks · 23
        </PostButton>
        <PostButton action="/thanks" small icon="thanks" pressed={false}>
          Thanks
        </PostButton>
        <PostButton action="/delete" small icon="bin" kind="danger" confirm="Delete this reply?">
          Delete
        </PostButton>
        <DialogLink dialog="example-dialog" href="/dev/components" small>
          Open a dialog
        </DialogLink>
        <Menu icon="more" label="More" summary="" side="start">
          <MenuLink href="/edit" icon="edit">
            Edit
          </MenuLink>
          <MenuLink href="/history" icon="history">
            History
          </MenuLink>
          <PostButton action="/pin" icon="pin">
            Pin to the top
          </PostButton>
          <PostButton action="/delete" icon="bin" kind="danger">
            Delete
          </PostButton>
        </Menu>
      </div>
      <Dialog id="example-dialog" title="Leave this group?">
        <div class="stack">
          <p>You keep what you wrote. You can come back at any time.</p>
          <PostButton action="/leave" kind="primary">
            Leave the group
          </PostButton>
        </div>
      </Dialog>
    </Specimen>
  );
}

function WaySpecimens() {
  return (
    <>
      <Specimen name="Ways">
        <Breadcrumb
          crumbs={[
            { label: "Groups", href: "/groups" },
            { label: "Leading Effective e-Learning", href: "/" },
            { label: "Members" },
          ]}
        />
        <Tabs
          label="Members"
          tabs={[
            { label: "Everyone", href: "#", current: true, count: 148 },
            { label: "Asking to join", href: "#", count: 2 },
            { label: "Invited", href: "#" },
          ]}
        />
        <RailNav
          title="Leading Effective e-Learning"
          links={[
            { label: "Talk", href: "#", icon: "discussion", current: true, fresh: "12 new" },
            { label: "People", href: "#", icon: "people", count: 148 },
            { label: "Settings", href: "#", icon: "settings" },
          ]}
        />
        <Pagination page={6} pages={24} href={(page) => `?page=${page}`} label="Replies" />
        <OlderNewer older="?before=1" newer="?after=9" />
      </Specimen>
      <Specimen name="Numbers">
        <Stats>
          <Stat value={1480} label="people" href="/people" />
          <Stat value={36} label="groups" />
          <Stat value={12045} label="replies" />
        </Stats>
        <Progress label="Bringing in the archive" value={64} />
        <Progress label="Waiting for the mail server" />
      </Specimen>
    </>
  );
}
