const worker = "/service-worker.js";
const list = "/settings/notices/browsers";

/** Adds this browser to those that get pushes, or takes it away. Where a browser knows no pushes it says so. */
class WeftPush extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector("button, p.push-unable")) return;
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
      this.say("unable");
    else void this.show();
  }

  private async show(): Promise<void> {
    const subscription = await current();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = (subscription ? this.dataset.remove : this.dataset.add) ?? "";
    button.addEventListener("click", () => {
      button.disabled = true;
      (subscription ? this.leave(subscription) : this.join())
        .then(() => location.reload())
        .catch(() => {
          button.disabled = false;
          this.say(Notification.permission === "denied" ? "denied" : "failed");
        });
    });
    this.replaceChildren(button);
  }

  private async join(): Promise<void> {
    if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
    const registration = await navigator.serviceWorker.register(worker, { scope: "/" });
    await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: this.dataset.key ?? "",
    });
    await tell("POST", subscription.toJSON());
  }

  private async leave(subscription: PushSubscription): Promise<void> {
    await tell("DELETE", { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }

  private say(what: "unable" | "denied" | "failed"): void {
    this.querySelector("p")?.remove();
    const words = document.createElement("p");
    words.className = `small soft push-${what}`;
    words.setAttribute("role", "status");
    words.textContent = this.dataset[what] ?? "";
    this.append(words);
  }
}

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function tell(method: string, body: unknown): Promise<void> {
  const answer = await fetch(list, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // One that the server no longer knows is gone already.
  if (!answer.ok && answer.status !== 404) throw new Error(`answered with ${answer.status}`);
}

customElements.define("weft-push", WeftPush);
