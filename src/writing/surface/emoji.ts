/** Signs that people of a working community use, by the words they are looked for with. The first is the name. */
const signs = `
😀 grin|😄 smile happy|😁 beam|😂 joy laugh tears|🤣 rofl laugh|😊 blush warm|🙂 slight_smile|🙃 upside_down|😉 wink|😍 heart_eyes love
🥰 loved hearts|😘 kiss|😎 cool sunglasses|🤓 nerd glasses|🤔 thinking hmm|🤨 doubtful eyebrow|😐 neutral|😏 smirk|😬 grimace|😴 sleeping tired
😕 confused|😟 worried|😢 cry sad|😭 sob|😤 huff|😠 angry|😳 flushed|😅 sweat_smile phew|😇 angel halo|🤗 hug
🤩 star_struck|🥳 party_face celebrate|🤯 mind_blown|😱 scream shock|🙄 eye_roll|😋 yum|🤞 fingers_crossed luck|👍 thumbs_up yes +1|👎 thumbs_down no -1|👏 clap applause
🙌 raised_hands hooray|🙏 thanks please pray|👋 wave hello kia_ora|🤝 handshake agree|💪 strong muscle|👌 ok perfect|✌️ peace|☝️ point_up|👉 point_right|👈 point_left
👀 eyes looking|🧠 brain|❤️ heart love aroha|🧡 orange_heart|💛 yellow_heart|💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart|🤍 white_heart
💔 broken_heart|💯 hundred|✨ sparkles|⭐ star|🌟 glowing_star|🔥 fire|⚡ lightning zap|🎉 tada party celebrate|🎊 confetti|🎈 balloon
🎂 cake birthday|🎁 gift|🏆 trophy|🥇 gold first|🏅 medal|🎯 target goal|🎓 graduation cap|🎒 backpack school|🏫 school|📚 books
📖 open_book read|📝 memo write|✏️ pencil|🖊️ pen|📌 pin|📎 paperclip|📅 calendar date|⏰ alarm clock|⏳ hourglass wait|📣 megaphone announce
📢 loudspeaker|🔔 bell|🔕 no_bell quiet|💬 speech talk|💭 thought|🗣️ speaking|🧵 thread|🪡 needle|🧶 yarn weave|🕸️ web
💡 idea bulb|🔎 search magnifier|🔗 link|🔒 lock|🔓 unlock|🔑 key|🛠️ tools|🔧 wrench|⚙️ gear|🧪 experiment test_tube
🔬 microscope|🔭 telescope|🧮 abacus maths|💻 laptop computer|🖥️ desktop|📱 phone mobile|📷 camera|🎥 film movie|🎧 headphones|🎤 microphone
🎨 art paint|🎭 theatre|🎵 music note|🎮 game|🧩 puzzle|⚽ football soccer|🏉 rugby|🏀 basketball|🏐 netball volleyball|🏊 swim
🚴 bike cycle|🚶 walk|🏃 run|🧘 calm yoga|🛶 canoe waka|⛵ sailing boat|🚌 bus|🚗 car|✈️ plane|🏠 home
☀️ sun|🌤️ partly_sunny|☁️ cloud|🌧️ rain|⛈️ storm|❄️ snow|🌈 rainbow|🌊 wave sea moana|🏔️ mountain maunga|🌋 volcano
🌱 seedling grow|🌿 herb fern|🌳 tree|🌺 flower hibiscus|🌸 blossom|🍀 clover luck|🌻 sunflower|🌏 earth world|🌙 moon|🌌 night_sky
🐦 bird|🦉 owl|🐧 penguin|🐑 sheep|🐄 cow|🐕 dog|🐈 cat|🐟 fish|🐬 dolphin|🐋 whale
🐝 bee|🦋 butterfly|🍎 apple|🥝 kiwi_fruit|🍌 banana|🍞 bread|🧀 cheese|🍕 pizza|🍫 chocolate|🍪 biscuit cookie
☕ coffee|🍵 tea|🥂 cheers|🍽️ plate meal kai|✅ done check tick|❌ cross wrong|❓ question|❗ exclamation|⚠️ warning|🚧 construction
♻️ recycle|➕ plus|➖ minus|➡️ arrow_right|⬅️ arrow_left|⬆️ arrow_up|⬇️ arrow_down|🔁 repeat|🆕 new|🆗 okay`;

const all = signs
  .trim()
  .split(/[\n|]/)
  .map((entry) => {
    const [sign = "", name = "", ...others] = entry.trim().split(" ");
    return { sign, name, words: [name, ...others] };
  });

const shownMax = 8;

/** Emoji by a part of their name, as [name, sign]; those that begin so come first. */
export function findEmoji(letters: string): [string, string][] {
  const asked = letters.toLowerCase().replace(/[\s-]/g, "_");
  const rank = ({ name, words }: (typeof all)[number]) =>
    name === asked
      ? 0
      : name.startsWith(asked)
        ? 1
        : words.some((word) => word.startsWith(asked))
          ? 2
          : words.some((word) => word.includes(asked))
            ? 3
            : 4;
  return all
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 4)
    .sort((one, other) => one.at - other.at)
    .slice(0, shownMax)
    .map(({ one }) => [one.name, one.sign]);
}
