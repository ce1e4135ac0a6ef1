/** A video that lives at a provider. */
export interface Video {
  /** `youtube`, `vimeo`, `peertube`, `ted`, `dailymotion` or `loom`. */
  readonly provider: string;
  readonly id: string;
  /** What a frame loads once the reader asks for it: the provider's variant that tracks least. */
  readonly embedUrl: string;
  /** The page of the video. */
  readonly watchUrl: string;
  /** The provider's name for readers. */
  readonly name: string;
}

type Recogniser = (url: URL, path: readonly string[]) => Video | null;

/** The video an address leads to, or null when it is none of the known ones. */
export function videoOf(address: string): Video | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.port !== "" || url.username !== "") return null;
  const host = url.hostname.replace(/^(?:www|m|music)\./, "");
  const path = url.pathname.split("/").filter((part) => part !== "");
  return (recognisers[host] ?? peertube)(url, path);
}

const youtube: Recogniser = (url, path) => {
  const id =
    path[0] === "watch"
      ? url.searchParams.get("v")
      : /^(?:shorts|live|embed|v)$/.test(path[0] ?? "")
        ? path[1]
        : null;
  return youtubeVideo(id, url);
};

function youtubeVideo(id: string | null | undefined, url: URL): Video | null {
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  const start = seconds(url.searchParams.get("t") ?? url.searchParams.get("start"));
  return {
    provider: "youtube",
    id,
    embedUrl: `https://www.youtube-nocookie.com/embed/${id}${start > 0 ? `?start=${start}` : ""}`,
    watchUrl: `https://www.youtube.com/watch?v=${id}${start > 0 ? `&t=${start}s` : ""}`,
    name: "YouTube",
  };
}

/** "90", "90s" and "1m30s" in seconds; 0 for anything else. */
function seconds(time: string | null): number {
  const parts = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time ?? "");
  return parts === null
    ? 0
    : Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

const vimeo: Recogniser = (url, path) => {
  const at = path.findIndex((part) => /^\d{5,12}$/.test(part));
  const id = path[at];
  // A user's page, a category or an on-demand title has numbers in other places.
  if (
    id === undefined ||
    !/^(?:|video|channels\/[^/]+|groups\/[^/]+\/videos|album\/\d+\/video|showcase\/\d+\/video)$/.test(
      path.slice(0, at).join("/"),
    )
  )
    return null;
  // An unlisted video opens only with its second key.
  const key = /^[0-9a-f]{8,16}$/.exec(path[at + 1] ?? url.searchParams.get("h") ?? "")?.[0];
  return {
    provider: "vimeo",
    id,
    embedUrl: `https://player.vimeo.com/video/${id}?dnt=1${key ? `&h=${key}` : ""}`,
    watchUrl: `https://vimeo.com/${id}${key ? `/${key}` : ""}`,
    name: "Vimeo",
  };
};

const ted: Recogniser = (_url, path) => {
  const id = path[0] === "talks" ? path[1] : undefined;
  if (id === undefined || !/^[a-z0-9_]{3,200}$/.test(id)) return null;
  return {
    provider: "ted",
    id,
    embedUrl: `https://embed.ted.com/talks/${id}`,
    watchUrl: `https://www.ted.com/talks/${id}`,
    name: "TED",
  };
};

const dailymotion: Recogniser = (_url, path) => {
  const at = path[0] === "embed" ? 2 : 1;
  return path[at - 1] === "video" ? dailymotionVideo(path[at]) : null;
};

function dailymotionVideo(part: string | undefined): Video | null {
  const id = /^([a-z0-9]{5,12})(?:_|$)/i.exec(part ?? "")?.[1];
  if (id === undefined) return null;
  return {
    provider: "dailymotion",
    id,
    embedUrl: `https://geo.dailymotion.com/player.html?video=${id}`,
    watchUrl: `https://www.dailymotion.com/video/${id}`,
    name: "Dailymotion",
  };
}

const loom: Recogniser = (_url, path) => {
  const id =
    path[0] === "share" || path[0] === "embed"
      ? /(?:^|-)([0-9a-f]{32})$/.exec(path[1] ?? "")?.[1]
      : undefined;
  if (id === undefined) return null;
  return {
    provider: "loom",
    id,
    embedUrl: `https://www.loom.com/embed/${id}`,
    watchUrl: `https://www.loom.com/share/${id}`,
    name: "Loom",
  };
};

/** PeerTube runs on anybody's server: known by the shape of its addresses alone, so the shape is strict. */
const peertube: Recogniser = (url, path) => {
  const id =
    path.length === 2 && path[0] === "w"
      ? path[1]
      : path.length === 3 && path[0] === "videos" && /^(?:watch|embed)$/.test(path[1] ?? "")
        ? path[2]
        : undefined;
  if (url.protocol !== "https:" || id === undefined) return null;
  if (!/^(?:[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(id)) return null;
  return {
    provider: "peertube",
    id,
    embedUrl: `${url.origin}/videos/embed/${id}?p2p=0`,
    watchUrl: `${url.origin}/w/${id}`,
    name: "PeerTube",
  };
};

const recognisers: Readonly<Record<string, Recogniser>> = Object.assign(Object.create(null), {
  "youtube.com": youtube,
  "youtube-nocookie.com": youtube,
  "youtu.be": (url: URL, path: readonly string[]) => youtubeVideo(path[0], url),
  "vimeo.com": vimeo,
  "player.vimeo.com": vimeo,
  "ted.com": ted,
  "embed.ted.com": ted,
  "dailymotion.com": dailymotion,
  "dai.ly": (_url: URL, path: readonly string[]) => dailymotionVideo(path[0]),
  "loom.com": loom,
});
