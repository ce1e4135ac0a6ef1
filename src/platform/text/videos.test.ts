import { describe, expect, test } from "vitest";
import { videoOf } from "./videos.ts";

const short = "kkGMgK9ZtnKfYAgnEtQxbv";
const uuid = "9c9de5e8-0a1e-484a-b099-e80766180a6d";
const loom = "0281766fa2d04bb788eaf19e65135184";

describe("a video", () => {
  test.each([
    [
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x",
      "youtube",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
    [
      "https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=90",
      "youtube",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90",
    ],
    ["https://youtu.be/dQw4w9WgXcQ?si=x", "youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
    [
      "https://youtube.com/shorts/dQw4w9WgXcQ",
      "youtube",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
    ["https://youtube.com/live/dQw4w9WgXcQ", "youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
    [
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
      "youtube",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
    ["http://vimeo.com/12345678", "vimeo", "https://player.vimeo.com/video/12345678?dnt=1"],
    [
      "https://vimeo.com/12345678/abcdef0123",
      "vimeo",
      "https://player.vimeo.com/video/12345678?dnt=1&h=abcdef0123",
    ],
    [
      "https://player.vimeo.com/video/12345678?h=abcdef0123",
      "vimeo",
      "https://player.vimeo.com/video/12345678?dnt=1&h=abcdef0123",
    ],
    [
      "https://vimeo.com/channels/staffpicks/12345678",
      "vimeo",
      "https://player.vimeo.com/video/12345678?dnt=1",
    ],
    [`https://tube.example.nz/w/${short}`, "peertube", `https://tube.example.nz/videos/embed/${short}?p2p=0`],
    [
      `https://tube.example.nz/videos/watch/${uuid}`,
      "peertube",
      `https://tube.example.nz/videos/embed/${uuid}?p2p=0`,
    ],
    [
      "https://www.ted.com/talks/ken_robinson_do_schools_kill_creativity",
      "ted",
      "https://embed.ted.com/talks/ken_robinson_do_schools_kill_creativity",
    ],
    [
      "https://www.dailymotion.com/video/x7u5n3j",
      "dailymotion",
      "https://geo.dailymotion.com/player.html?video=x7u5n3j",
    ],
    ["https://dai.ly/x7u5n3j", "dailymotion", "https://geo.dailymotion.com/player.html?video=x7u5n3j"],
    [`https://www.loom.com/share/${loom}?sid=1`, "loom", `https://www.loom.com/embed/${loom}`],
  ])("%s is one of %s", (address, provider, embedUrl) => {
    const video = videoOf(address);
    expect(video).toMatchObject({ provider, embedUrl });
    // What we take for the page of the video must lead back to it.
    expect(videoOf(video?.watchUrl ?? "")?.id).toBe(video?.id);
  });

  test.each([
    "https://www.youtube.com/@channel",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/playlist?list=PL1",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://vimeo.com/about",
    "https://vimeo.com/user12345678/videos",
    "https://e.nz/w/page",
    `http://tube.example.nz/w/${short}`,
    `https://tube.example.nz:8443/w/${short}`,
    "https://www.ted.com/talks/",
    "https://www.loom.com/pricing",
    "javascript://youtube.com/watch?v=dQw4w9WgXcQ",
    "not an address",
    "",
  ])("%j is none", (address) => {
    expect(videoOf(address)).toBeNull();
  });
});
