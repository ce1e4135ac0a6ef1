import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { Byline } from "../byline.tsx";
import { PostButton } from "../post-button.tsx";
import { Thread, ThreadItem, ThreadNew } from "../thread-item.tsx";
import { people } from "./people.ts";
import { Specimen } from "./specimen.tsx";

/** What people write, and how it answers each other. */
export function TalkSpecimens() {
  return (
    <>
      <Text />
      <Talk />
    </>
  );
}

function Text() {
  return (
    <Specimen name="Text">
      <Byline
        person={people[0]}
        href="/people/tamsin"
        badges={<Badge kind="role">Facilitator</Badge>}
        facts="Started 3 March · 41 replies"
      />
      <div class="prose">
        <p>
          A <em>network</em> is yours alone: you follow whom you like. A <strong>community</strong> is a thing
          we make, with <a href="/charter">aims that we share</a> and keep arguing about. Ask{" "}
          <a class="mention" href="/people/hana">
            @hana
          </a>
          , or press <code>Ctrl K</code>.
        </p>
        <h2>What are we taking for granted?</h2>
        <ul>
          <li>That an hour can be found.</li>
          <li>That reading is taking part.</li>
        </ul>
        <ol>
          <li>First this,</li>
          <li>then that.</li>
        </ol>
        <blockquote>
          <p>Then let us promise one story each, six weeks on.</p>
        </blockquote>
        <pre>
          <code>{"npm start\nWeft is ready at http://127.0.0.1:3000"}</code>
        </pre>
        <weft-video
          class="video"
          data-provider="youtube"
          data-src="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa"
          data-name="YouTube"
        >
          <a href="https://www.youtube.com/watch?v=aaaaaaaaaaa">Building a learning community</a>
        </weft-video>
        <details class="folded">
          <summary>Quoted text</summary>
          <p>On Tuesday you wrote that nobody hears what happened.</p>
        </details>
      </div>
    </Specimen>
  );
}

function Talk() {
  return (
    <Specimen name="Thread">
      <Thread>
        <ThreadItem
          id="reply-1"
          person={people[1]}
          href="/people/hana"
          facts="Waikato · 4 March"
          actions={<Acts thanks={6} />}
        >
          <div class="prose">
            <p>
              For me it is the follow-up. We leave a regional day full of ideas and then nobody hears what
              happened in anyone's classroom.
            </p>
          </div>
        </ThreadItem>
        <ThreadItem
          id="reply-2"
          person={people[2]}
          href="/people/wiremu"
          badges={<Badge kind="role">Steward</Badge>}
          facts="4 March"
          answers={<a href="#reply-1">Hana: “For me it is the follow-up…”</a>}
          actions={<Acts />}
        >
          <div class="prose">
            <p>Then let us promise one story each, six weeks on. I will go first.</p>
          </div>
        </ThreadItem>
        <ThreadNew>New since Tuesday</ThreadNew>
        <ThreadItem id="reply-3" person={people[3]} facts="yesterday" actions={<Acts thanks={11} given />}>
          <div class="prose">
            <p>
              I read everything here and never write. Could we have rounds, where each of us says one thing
              before anyone says two?
            </p>
          </div>
        </ThreadItem>
      </Thread>
    </Specimen>
  );
}

function Acts({ thanks = 0, given = false }: { thanks?: number; given?: boolean }) {
  return (
    <>
      <Button kind="link" small icon="reply" href="#reply">
        Reply
      </Button>
      <PostButton action="/thanks" kind="link" small icon="thanks" pressed={given}>
        {thanks > 0 ? `Thanks · ${thanks}` : "Thanks"}
      </PostButton>
    </>
  );
}
