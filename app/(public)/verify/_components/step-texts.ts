import type { VerifyStep } from "@/server/domain/transcript/verify-file"

/** Each step as people read it: what is compared with what. */
export const stepTexts: Readonly<Record<VerifyStep, { readonly title: string; readonly text: string }>> = {
  file: { title: "The file", text: "Every line hashes to the root that is published for this transcript." },
  golds: {
    title: "Golds and seed",
    text: "The opened gold answers and the assignment seed give the hash that was published before the first run.",
  },
  seed: {
    title: "Dealing",
    text: "The order of every run, the side of every comparison and the verdicts that were drawn for a second look follow from that seed.",
  },
  consensus: {
    title: "Consensus",
    text: "Every fit is made again over the answers it had read. Labels, confidences and skills agree to the last bit.",
  },
  credits: { title: "Credits", text: "Each answer is worth what its task's posterior says, to 0.000001." },
  settlements: {
    title: "Settlements",
    text: "Points, stakes won and lost, and who got what others lost follow from the credits.",
  },
  releases: {
    title: "Releases",
    text: "What each release froze of an answer's points is what the answer earned; a run that was not settled yet gave nothing.",
  },
  own_weights: {
    title: "Your weights",
    text: "What each release froze for you is what the answers under your name had earned. Only you are shown this.",
  },
  projects: {
    title: "The projects",
    text: "The transcripts of the projects that were released recompute in every step of their own.",
  },
  weights: {
    title: "Weights",
    text: "The labelers' weights that each release froze are the points that the transcripts' answers had earned, put side by side by size: an epoch names addresses and a project pseudonyms, so this shows that the same weights are there, not who has which. Each labeler sees that on the project's page. The weights of contributors and moderators are taken as frozen.",
  },
  previous_root: {
    title: "The root before",
    text: "The leaves of the epoch before give the root that stood then.",
  },
  allocation: {
    title: "Allocation",
    text: "Every sale is divided by the weights that its release froze, to the smallest unit.",
  },
  bounties: {
    title: "Bounties",
    text: "Every reward is the one frozen when the work was taken, for each that was accepted; no bounty owes more than it was funded with.",
  },
  leaves: { title: "Leaves", text: "Every leaf is what the address had before, plus what it earned." },
  totals: { title: "Totals", text: "The totals are the sums of the leaves." },
  root: { title: "The root", text: "The leaves give the root." },
  chain: {
    title: "The chain",
    text: "The chain itself, asked by this browser, holds the same root and hash.",
  },
}
