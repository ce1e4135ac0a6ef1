import { channelName, type FromTab, LiveHub } from "./live-hub.ts";

// Runs once for all tabs of a browser, for as long as there are any.
const channel = new BroadcastChannel(channelName);
const hub = new LiveHub((message) => channel.postMessage({ hub: message }));
channel.addEventListener("message", ({ data }: MessageEvent<{ tab?: FromTab }>) => {
  if (data.tab) hub.hear(data.tab);
});
addEventListener("online", () => hub.hurry());
// The first tabs may have spoken before anybody listened.
channel.postMessage({ hello: true });
