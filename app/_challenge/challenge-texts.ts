import type { ChallengeReason } from "@/server/domain/grant/challenge"
import type { DecisionReason } from "@/server/domain/grant/decision"

/** The reasons of a challenge, as a buyer chooses and everybody concerned reads them. */
export const challengeTexts: Readonly<Record<ChallengeReason, string>> = {
  does_not_open: "The copy does not open or does not match its manifest",
  not_as_described: "The contents are not what the release describes",
  poor_quality: "The labels are worse than the figures say",
  licence: "The terms cannot be kept as they stand",
  other: "Something else",
}

/** The reasons of a decision, as the arbiter chooses and both sides read them. */
export const decisionTexts: Readonly<Record<DecisionReason, string>> = {
  does_not_open: "The copy does not open or does not match its manifest",
  not_as_described: "The contents are not what the release describes",
  poor_quality: "The labels are worse than the figures say",
  licence: "The terms cannot be kept as they stand",
  as_described: "The release is what it was sold as",
  not_shown: "Nothing that can be checked speaks for the challenge",
  other: "Something else",
}
