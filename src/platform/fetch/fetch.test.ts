import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import {
  decodeHtml,
  type FetchOptions,
  FetchRefused,
  fetchPublic,
  isPublicAddress,
  readPageCard,
} from "./index.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The guard with loopback let through, as it is the only network a test has. */
const open: FetchOptions = { ports: "any", isAllowedAddress: (address) => address === "127.0.0.1" };

const reason = (fetched: Promise<unknown>) =>
  fetched.then(
    () => "fetched",
    (error) => (error instanceof FetchRefused ? error.reason : error),
  );

describe("the guard", () => {
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "localhost",
    "",
    "1.2.3",
  ])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each([
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.128.0.1",
    "203.97.0.1",
    "2404:6800::1",
    "2606:4700::1111",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  test("private addresses are refused in every spelling, before any connection", async () => {
    let asked = 0;
    const { port } = new URL(await serve((_request, response) => void response.end(String(asked++))));
    const hosts = [
      "127.0.0.1",
      "localhost",
      "127.1",
      "2130706433",
      "0x7f.0.0.1",
      "0177.0.0.1",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "0",
      "127.0.0.1.",
    ];
    for (const host of hosts)
      expect([host, await reason(fetchPublic(`http://${host}:${port}/`, { ports: "any" }))]).toEqual([
        host,
        "private",
      ]);
    expect(asked).toBe(0);
    expect(await reason(fetchPublic(`http://127.0.0.1:${port}/`, open))).toBe("fetched"); // the premise: it does answer
  });

  test("a name is refused if any of its addresses is", async () => {
    const checked: string[] = [];
    const isAllowedAddress = (address: string) => checked.push(address) < 0;
    expect(await reason(fetchPublic("http://localhost/", { isAllowedAddress }))).toBe("private");
    expect(checked.length).toBeGreaterThan(0);
  });

  test("only http and https, only their ports, no passwords", async () => {
    for (const url of [
      "file:///etc/passwd",
      "ftp://a.nz/",
      "javascript:1",
      "http://u:p@1.1.1.1/",
      "http://1.1.1.1:22/",
      "nonsense",
      "http://",
    ]) {
      expect([url, await reason(fetchPublic(url))]).toEqual([url, "address"]);
    }
  });

  test("a redirect is checked like the first address", async () => {
    const inner = await serve((_request, response) => response.end("secret"));
    const outer = await serve((request, response) => {
      response
        .writeHead(302, {
          location: request.url === "/in" ? inner.replace("127.0.0.1", "127.0.0.2") : "file:///etc/passwd",
        })
        .end();
    });
    expect(await reason(fetchPublic(`${outer}/in`, open))).toBe("private");
    expect(await reason(fetchPublic(`${outer}/file`, open))).toBe("address");
  });
});

test("a page comes with its place, kind and bytes, past redirects", async () => {
  const url = await serve((request, response) => {
    if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
    else response.setHeader("content-type", "Text/HTML; charset=utf-8").end("kia ora");
  });
  const fetched = await fetchPublic(`${url}/old#part`, { ...open, accept: ["text/html"] });
  expect({ ...fetched, body: fetched.body.toString() }).toEqual({
    url: `${url}/new`,
    mediaType: "text/html",
    contentType: "Text/HTML; charset=utf-8",
    body: "kia ora",
  });
});

test("redirects, sizes, kinds, states and times have limits", async () => {
  const url = await serve((request, response) => {
    switch (request.url) {
      case "/loop":
        return response.writeHead(302, { location: "/loop" }).end();
      case "/big":
        return response.end(Buffer.alloc(5000, "x"));
      case "/bomb":
        return response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(50_000_000)));
      case "/br":
        return response.setHeader("content-encoding", "br").end(brotliCompressSync("packed"));
      case "/zip":
        return response.setHeader("content-encoding", "compress").end("x");
      case "/liar":
        return response.setHeader("content-encoding", "gzip").end("not gzip");
      case "/drip":
        return void setInterval(() => response.write("."), 20).unref();
      case "/silent":
        return;
      default:
        return response.writeHead(404).end();
    }
  });
  const get = (path: string, options: FetchOptions = {}) =>
    reason(fetchPublic(url + path, { ...open, maxBytes: 4000, ...options }));
  expect(await get("/loop")).toBe("redirects");
  expect(await get("/big")).toBe("too-large");
  expect(await get("/bomb")).toBe("too-large");
  expect(
    (await fetchPublic(`${url}/bomb`, { ...open, maxBytes: 4000, whenTooLarge: "cut" })).body.length,
  ).toBe(4000);
  expect((await fetchPublic(`${url}/br`, open)).body.toString()).toBe("packed");
  expect(await get("/zip")).toBe("kind");
  expect(await get("/big", { accept: ["image/"] })).toBe("kind");
  expect(await get("/liar")).toBe("unreachable");
  expect(await get("/missing")).toBe("status");
  expect(await get("/drip", { timeoutMs: 200 })).toBe("timeout");
  expect(await get("/silent", { timeoutMs: 200 })).toBe("timeout");
  expect(await reason(fetchPublic("http://127.0.0.1:1/", open))).toBe("unreachable");
});

describe("a page's card", () => {
  const card = (html: string, base = "https://kura.nz/a/b") => readPageCard(html, base);

  test("comes from OpenGraph before Twitter before plain tags", () => {
    expect(
      card(`<html><head><title>Plain</title><meta name=description content="plain words">
        <meta content='Why build an &quot;online&quot; community?' property="og:title"/>
        <META NAME="twitter:title" CONTENT="Tweet"><meta property=og:site_name content=Kura>
        <meta property="og:image" content="../img/waka.jpg?a=1&amp;b=2"></head>`),
    ).toEqual({
      title: 'Why build an "online" community?',
      description: "plain words",
      siteName: "Kura",
      imageUrl: "https://kura.nz/img/waka.jpg?a=1&b=2",
    });
  });

  test("takes the title where there is nothing else, with its macrons, on one line", () => {
    expect(card("<title>\n  K&omacr;rero\n &#8211; M&#x101;ori &unknown; </title>")).toEqual({
      title: "Kōrero – Māori &unknown;",
      description: null,
      siteName: null,
      imageUrl: null,
    });
  });

  test("is not fooled by scripts, comments, later titles or other kinds of address", () => {
    const read =
      card(`<!-- <title>no</title> --><script>"<title>no</title><meta property='og:title' content=no>"</script>
      <title>yes</title><svg><title>no</title></svg><meta property="og:image" content="javascript:alert(1)">
      <meta property="og:title" content=" ">`);
    expect(read).toMatchObject({ title: "yes", imageUrl: null });
  });

  test("is cut to a length, between letters", () => {
    const title = card(`<title>${"👩‍🏫".repeat(500)}</title>`).title ?? "";
    expect([[...title].length, title.isWellFormed(), title.endsWith("…")]).toEqual([200, true, true]);
  });

  test("is read from broken pages, however long", () => {
    for (const broken of [
      "<meta ",
      "<",
      "<!--",
      "<a ='",
      '<meta content="',
      "<title>",
      "<title",
      "</",
      "&#",
      "<meta a=b ",
      "< meta/ ",
      "<svg>",
      "<x y = ",
    ]) {
      expect(card(broken.repeat(100_000)).imageUrl).toBeNull();
    }
  }, 60_000);

  test("is read in the page's own charset", () => {
    const latin = Buffer.from("<meta charset=iso-8859-1><title>caf\xe9</title>", "latin1");
    expect(readPageCard(latin, "https://a.nz/").title).toBe("café");
    expect(readPageCard(Buffer.from("<title>caf\xe9</title>", "latin1"), "https://a.nz/").title).toBe("café");
    expect(readPageCard(Buffer.from("<title>kōrero</title>"), "https://a.nz/").title).toBe("kōrero");
    expect(readPageCard(Buffer.from("\ufeff<title>kōrero</title>", "utf16le"), "https://a.nz/").title).toBe(
      "kōrero",
    );
    expect(decodeHtml(Uint8Array.of(0x82, 0xa0), "text/html; charset=shift_jis")).toBe("あ");
    expect(decodeHtml(Buffer.from("kōrero"), "text/html; charset=nonsense")).toBe("kōrero");
  });
});
