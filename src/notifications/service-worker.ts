/**
 * The service worker, as it is served at the root: it shows pushes and leads on from them, and nothing else. It keeps no pages,
 * so nothing old is ever shown. It is text, because it stands outside of the bundle and must be one small file of its own.
 */
export const serviceWorker = `"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data ? event.data.json() : {}; } catch { /* not ours */ }
  const title = typeof told.title === "string" ? told.title : "Weft";
  event.waitUntil(self.registration.showNotification(title, {
    body: typeof told.body === "string" ? told.body : "",
    tag: told.tag,
    lang: told.language,
    icon: "/icon.svg",
    data: { path: typeof told.path === "string" && /^\\/(?![\\/\\\\])/.test(told.path) ? told.path : "/notices" },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.path, self.location.origin)));
});

// A tab that shows the place comes first, then any tab of ours, then a new one.
async function open(target) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const same = tabs.find((tab) => new URL(tab.url).pathname === target.pathname);
  const tab = same ?? tabs[0];
  if (!tab) return self.clients.openWindow(target.href);
  await tab.focus();
  if (same) return;
  try { await tab.navigate(target.href); } catch { await self.clients.openWindow(target.href); }
}

// The browser has changed its address by itself: ours is changed along.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil((async () => {
    const options = event.oldSubscription ? event.oldSubscription.options : { userVisibleOnly: true };
    const fresh = event.newSubscription ?? (await self.registration.pushManager.subscribe(options));
    await fetch("/settings/notices/browsers", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fresh.toJSON()),
    });
  })());
});
`;
