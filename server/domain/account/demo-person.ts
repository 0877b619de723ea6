/** The people of the demo, as a newcomer meets them; they exist on the local chain alone. */
export const demoPeople = [
  { key: "contributor", title: "Contributor", does: "puts data in, is paid, closes the gate" },
  { key: "labeler", title: "Labeler", does: "answers tasks, stakes points" },
  { key: "moderator", title: "Moderator", does: "settles what the crowd could not" },
  { key: "owner", title: "Pool owner", does: "opens pools, cuts releases" },
  { key: "buyer", title: "Buyer", does: "inspects, buys, downloads" },
  { key: "arbiter", title: "Arbiter", does: "divides challenged money" },
] as const

export type DemoPersonKey = (typeof demoPeople)[number]["key"]
export const demoPersonKeys = demoPeople.map((person) => person.key)
