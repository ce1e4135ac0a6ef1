import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { Card, Cards } from "../card.tsx";
import { Empty } from "../empty.tsx";
import { JoinPanel } from "../join-panel.tsx";
import { List, ListRow } from "../list-row.tsx";
import { PostButton } from "../post-button.tsx";
import { Table } from "../table.tsx";
import { TagList } from "../tag-list.tsx";
import { people } from "./people.ts";
import { Specimen } from "./specimen.tsx";

/** Lists, cards, tables, and what stands in their place when there is nothing yet. */
export function ListSpecimens() {
  return (
    <>
      <Lists />
      <CardsAndNothing />
      <TableAndJoin />
    </>
  );
}

function Lists() {
  return (
    <Specimen name="List">
      <List label="Posts">
        <ListRow
          href="/p/1"
          title="Why build an online community?"
          person={people[0]}
          excerpt="We made this group so that people who lead e-learning in their schools have somewhere to think together. A network is yours alone: you follow whom you like."
          facts="Tamsin Marama · Leading Effective e-Learning · 2 hours ago"
          badges={<Badge icon="pin">Pinned</Badge>}
          count={41}
          countLabel="replies"
          fresh
        />
        <ListRow
          href="/p/2"
          title="What makes a norm worth keeping?"
          person={people[1]}
          facts="Hana Kereama · Waikato · yesterday"
          count={3}
          countLabel="replies"
        />
        <ListRow
          href="/g/1"
          title="Te Tai Tokerau"
          icon="group"
          excerpt="Schools north of the bridge."
          actions={
            <PostButton action="/join" small>
              Join
            </PostButton>
          }
        />
      </List>
    </Specimen>
  );
}

function CardsAndNothing() {
  return (
    <>
      <Specimen name="Cards">
        <Cards>
          <Card
            title="Waikato"
            href="/g/waikato"
            facts="31 people · last talk yesterday"
            foot={
              <PostButton action="/join" small>
                Join
              </PostButton>
            }
          >
            <p>Leaders of e-learning from Thames to Taumarunui.</p>
          </Card>
          <Card
            title="Digital citizenship"
            href="/g/dc"
            facts="84 people"
            foot={<TagList tags={["safety", "years 7–10"]} />}
          >
            <p>What we ask of young people online, and of ourselves.</p>
          </Card>
          <Card title="A card that is no link">
            <p>It only says something.</p>
          </Card>
        </Cards>
      </Specimen>
      <Specimen name="Nothing yet">
        <Empty
          icon="discussion"
          title="Nobody has begun to talk here"
          action={
            <>
              <Button kind="primary" href="/new">
                Ask the first question
              </Button>
              <Button href="/about">How others began</Button>
            </>
          }
        >
          <p>Good first questions are small: what did you try this week, and what got in the way?</p>
        </Empty>
      </Specimen>
    </>
  );
}

function TableAndJoin() {
  return (
    <>
      <Specimen name="Table">
        <Table
          caption="Mailing lists brought in"
          columns={[
            { label: "File", cell: (row) => row.file },
            { label: "Messages", cell: (row) => row.messages, number: true },
            { label: "State", cell: (row) => row.state },
          ]}
          rows={[
            { file: "2021-03.mbox", messages: "714", state: "All in" },
            { file: "2021-04.mbox", messages: "1,209", state: "3 left out" },
          ]}
        />
      </Specimen>
      <Specimen name="Join">
        <JoinPanel
          title="Join this group to contribute to discussions"
          words="Anyone may read. Joining takes one step, and you come straight back here."
          action={
            <PostButton action="/join" kind="primary">
              Join the group
            </PostButton>
          }
        />
      </Specimen>
    </>
  );
}
