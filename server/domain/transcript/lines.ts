import { z } from "zod"
import { kindIds } from "../kinds/registry"
import { labelSources } from "../label/decide"
import { verdictDecisions, verdictReasons } from "../label/verdict"
import { taskStates } from "../task/state"

/** The name of the format; another one where a reader of this one could go wrong. */
export const projectFormat = "millpond-project-1"

const hex = z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]*$/)])
/** Whole points as decimal text: JSON numbers would lose units. */
const points = z.string().regex(/^(0|-?[1-9][0-9]*)$/)
const count = z.int().min(0)
const share = z.number().min(0).max(1)
/** Days, in UTC: when in a day somebody works is nobody's business. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const answer = z.record(z.string(), z.json())
const reasons = [...verdictReasons.label, ...verdictReasons.more_labels, ...verdictReasons.retire] as const

/**
 * What came of a verdict that was drawn: somebody was asked; a labeler's appeal took the place, or the task is settled no
 * more; or the verdict was so new that nobody was asked yet.
 */
export const secondLooks = ["opened", "lapsed", "waits"] as const

export const headerLineSchema = z.strictObject({
  type: z.literal("header"),
  format: z.literal(projectFormat),
  chainId: z.int().positive(),
  registry: hex,
  poolOnChainId: hex.nullable(),
  poolId: z.string(),
  projectId: z.string(),
  name: z.string(),
  question: z.string(),
  kind: z.enum(kindIds),
  config: z.json(),
  settings: z.strictObject({
    minLabels: z.int().positive(),
    maxLabels: z.int().positive(),
    targetConfidence: share,
    goldShare: share,
    runSize: z.int().positive(),
    rewardPoints: points,
    maxStakePoints: points,
    targetScore: share,
    /** Of the verdicts, the share that was drawn and judged again; files from before it was published lack it. */
    secondLookShare: share.optional(),
    /** Asked of a labeler's skill in the kind, over all projects; null: of nobody. Files from before lack it. */
    minSkill: share.nullable().optional(),
  }),
  /** Published before the first run; seed and salt are revealed here. */
  goldCommitment: hex,
  goldSalt: hex,
  assignmentSeed: hex,
  openedOn: day,
  closedOn: day,
  /** Slashed points that nobody has got yet. */
  waitingPoints: points,
})

/** Somebody who answered, by the name that they have in this project alone. */
export const labelerLineSchema = z.strictObject({
  type: z.literal("labeler"),
  name: z.string(),
  answerCount: count,
  skill: z.strictObject({ mean: share, low: share, high: share }),
  earnedPoints: points,
})

/** A full fit of the consensus, over the answers whose `fit` is not above its number. */
export const fitLineSchema = z.strictObject({
  type: z.literal("fit"),
  number: z.int().positive(),
  method: z.string(),
  answerCount: count,
  iterations: count,
  isConverged: z.boolean(),
  classPriors: z.array(share),
})

/** A published release of the project: its tasks say what the answers in it had earned when it was cut. */
export const releaseLineSchema = z.strictObject({
  type: z.literal("release"),
  release: z.string(),
  number: z.int().positive(),
  /** What stands on chain for it. */
  manifestRoot: hex,
  cutOn: day,
  taskCount: count,
})

const placeSchema = z.strictObject({
  task: z.string(),
  assignment: z.string(),
  state: z.enum(["leased", "answered", "skipped", "expired", "withdrawn"]),
  isSwapped: z.boolean(),
})

/** A run with its tasks in the order in which they were shown. */
export const runLineSchema = z.strictObject({
  type: z.literal("run"),
  run: z.string(),
  labeler: z.string(),
  /** Whether the assignment seed dealt order and sides, or a replay named the tasks. */
  isDealt: z.boolean(),
  stakePoints: points,
  maxStakePoints: points,
  rewardPoints: points,
  places: z.array(placeSchema),
  /** What it had won or lost before an appeal had it settled anew; null where none did. */
  firstSettlementPoints: points.nullable(),
  /** Null while one of its tasks waits for a verdict. */
  settlement: z
    .strictObject({ score: share.nullable(), settlementPoints: points, earnedPoints: points })
    .nullable(),
  /** Who got what this run lost, and how many answers each of its scored tasks had then. */
  slash: z
    .strictObject({
      peers: z.record(z.string(), count),
      shares: z.array(z.strictObject({ labeler: z.string(), points })),
    })
    .nullable(),
})

/** A task with what is known of it, and its answers in the order in which they came to count. */
export const taskLineSchema = z.strictObject({
  type: z.literal("task"),
  task: z.string(),
  /** Keccak-256 of the vault's keyed hashes of its items: tells nothing to whoever does not have the items. */
  items: hex,
  state: z.enum(taskStates),
  /** What was committed to, of a retired gold as well. */
  gold: answer.nullable(),
  /** Of a retired gold: the last fit that was told its answer. Null for a gold in use, and for an ordinary task. */
  goldRetiredAfterFit: count.nullable(),
  isTraining: z.boolean(),
  /** Whether reviewers put another answer in the place of the first one, after an appeal. */
  isOverturned: z.boolean(),
  label: z
    .strictObject({
      source: z.enum(labelSources),
      method: z.string(),
      /** The fit that gave it, or whose skills weighed its answers. */
      fit: z.int().positive().nullable(),
      answer,
      confidence: share,
      posterior: z.array(share),
      answerCount: count,
    })
    .nullable(),
  verdicts: z.array(
    z.strictObject({
      moderator: z.string(),
      decision: z.enum(verdictDecisions),
      answer: answer.nullable(),
      reason: z.enum(reasons),
      day,
      isUndone: z.boolean(),
      /** With the seed, whether it was drawn for a second look; left out by files from before draws were published. */
      verdict: z.string().optional(),
      /** Null where it was not looked at again. */
      secondLook: z.enum(secondLooks).nullable().optional(),
    }),
  ),
  /** By release: what its first answers had earned when it was cut, in their order. The release's weights are sums of these. */
  frozenPoints: z.record(z.string(), z.array(points)).optional(),
  answers: z.array(
    z.strictObject({
      run: z.string(),
      answer,
      /** The first full fit that read it. */
      fit: z.int().positive(),
      day,
      /** Whole seconds from the answer before. */
      seconds: count,
      credit: share.nullable(),
      points,
    }),
  ),
})

/** Slashed points that nobody was right to get, given to all labelers of the project. */
export const distributionLineSchema = z.strictObject({
  type: z.literal("distribution"),
  points,
  shares: z.array(z.strictObject({ labeler: z.string(), points })),
})

/** Last line: what the lines before it hash to. `checks` holds the first 8 digits of every line's leaf. */
export const endLineSchema = z.strictObject({
  type: z.literal("end"),
  lineCount: z.int().positive(),
  root: hex,
  checks: z.string().regex(/^[0-9a-f]*$/),
})

export const lineSchema = z.discriminatedUnion("type", [
  headerLineSchema,
  labelerLineSchema,
  fitLineSchema,
  releaseLineSchema,
  runLineSchema,
  taskLineSchema,
  distributionLineSchema,
])

export type HeaderLine = z.infer<typeof headerLineSchema>
export type LabelerLine = z.infer<typeof labelerLineSchema>
export type FitLine = z.infer<typeof fitLineSchema>
export type ReleaseLine = z.infer<typeof releaseLineSchema>
export type RunLine = z.infer<typeof runLineSchema>
export type TaskLine = z.infer<typeof taskLineSchema>
export type DistributionLine = z.infer<typeof distributionLineSchema>
export type EndLine = z.infer<typeof endLineSchema>
export type TranscriptLine = z.infer<typeof lineSchema>
