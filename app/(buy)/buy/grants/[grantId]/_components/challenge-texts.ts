import type { ChallengeReason } from "@/server/domain/grant/challenge"

/** The reasons of a challenge, as a buyer chooses and everybody concerned reads them. */
export const challengeTexts: Readonly<Record<ChallengeReason, string>> = {
  does_not_open: "The copy does not open or does not match its manifest",
  not_as_described: "The contents are not what the release describes",
  poor_quality: "The labels are worse than the figures say",
  licence: "The terms cannot be kept as they stand",
  other: "Something else",
}
