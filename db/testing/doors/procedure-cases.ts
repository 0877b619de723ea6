import { contributionCases, rejectionCases } from "./contribution-cases"
import type { Things } from "./doors-world"
import { anyHash, projectDraft, yes } from "./labeling-rooms"
import { address, bountyCases, type Cases, marketCases, organizationCases } from "./market-cases"

/** Of every procedure the ways to call it; in the order in which open doors are tried: what ends a thing comes last. */
export function procedureCases(things: Things): Cases {
  return {
    ...publicCases(things),
    ...contributionCases(things),
    ...poolCases(things),
    ...labelingCases(things),
    ...reviewCases(things),
    ...appealCases(things),
    ...rejectionCases(things),
    ...marketCases(things),
    ...bountyCases(things),
    ...organizationCases(things),
    ...endingCases(things),
  }
}

function publicCases({ poolId, draftPoolId, contributionId, callId }: Things): Cases {
  const hash = { contributionHash: anyHash(), plaintextByteSize: 10, mediaType: "application/jsonl" }
  const answers = { bountyId: callId, rowCount: 1, shownCount: 1 }
  return {
    "account.me": [{ about: "nothing" }],
    "account.update": [{ about: "oneself", input: { isGameHidden: false } }],
    "account.faucet": [{ about: "nothing" }],
    "site.config": [{ about: "nothing" }],
    "site.chainStatus": [{ about: "nothing" }],
    "site.relayStatus": [{ about: "nothing" }],
    "site.figures": [{ about: "nothing" }],
    "transcript.list": [{ about: "nothing" }],
    "statement.lines": [{ about: "oneself", input: {} }],
    "statement.totals": [{ about: "oneself" }],
    "statement.csv": [{ about: "oneself" }],
    "claim.list": [{ about: "oneself", input: {} }],
    "claim.all": [{ about: "oneself" }],
    "claim.room": [{ about: "oneself" }],
    "claim.prepareOwn": [{ about: "oneself" }],
    "claim.confirmOwn": [{ about: "oneself" }],
    "contribution.list": [{ about: "nothing", input: {} }],
    "contribution.create": [
      { about: "nothing", input: { ...hash, poolId, title: "Mine" } },
      { about: "nothing", input: { ...hash, poolId, title: "Called for", answers } },
      { about: "hidden", action: "pool.readDraft", input: { ...hash, poolId: draftPoolId, title: "Mine" } },
      {
        about: "contribution",
        action: "contribution.read",
        input: { ...hash, poolId, title: "Mended", fixesId: contributionId },
      },
    ],
  }
}

function poolCases({ poolId, draftPoolId, draft, spareAddress }: Things): Cases {
  const transactionHash = anyHash()
  const hidden = { about: "hidden", input: { poolId: draftPoolId } } as const
  const both = [{ about: "pool", input: { poolId } } as const, hidden]
  const isDraft = { ...hidden, action: "pool.readDraft" } as const
  return {
    "pool.list": [{ about: "nothing", input: {} }],
    "pool.get": [{ about: "pool", input: { poolId } }, isDraft],
    "pool.money": [{ about: "pool", input: { poolId } }, isDraft],
    "pool.mine": [{ about: "nothing" }],
    "pool.create": [{ about: "nothing", input: draft }],
    "pool.update": [
      { about: "pool", input: { poolId, draft } },
      { about: "hidden", input: { poolId: draftPoolId, draft } },
    ],
    "pool.moderators": both,
    "pool.appointModerator": [
      { about: "pool", input: { poolId, address: spareAddress } },
      { about: "hidden", input: { poolId: draftPoolId, address } },
    ],
    "pool.dismissModerator": [{ about: "pool", input: { poolId, address: spareAddress } }],
    "pool.prepareOpen": both,
    "pool.confirmOpen": [{ about: "hidden", input: { poolId: draftPoolId, transactionHash } }],
    "pool.prepareClose": both,
    "pool.confirmClose": [
      { about: "pool", input: { poolId, transactionHash } },
      { about: "hidden", input: { poolId: draftPoolId, transactionHash } },
    ],
    "epoch.list": [{ about: "pool", input: { poolId } }, isDraft],
  }
}

function labelingCases(things: Things): Cases {
  const { poolId, draftPoolId, projectId, draftProjectId, draftTaskId } = things
  const { runId, finishedRunId, assignmentId, readerRecipient } = things
  const open = { about: "pool", input: { projectId } } as const
  const hidden = { about: "hidden", input: { projectId: draftProjectId } } as const
  const isDraft = { ...hidden, action: "project.edit" } as const
  const run = { about: "run", input: { runId } } as const
  const taken = { projectId, stakePoints: 0n }
  const hiddenRun = { projectId: draftProjectId, stakePoints: 0n }
  return {
    "project.list": [{ about: "nothing", input: {} }],
    "project.get": [open, isDraft],
    "transcript.get": [open, isDraft],
    "project.tasks": [open, hidden],
    "project.progress": [open, hidden],
    "project.skills": [open, hidden],
    "project.quality": [open, hidden],
    "project.itemsCsv": [
      { about: "pool", input: { poolId } },
      { about: "hidden", input: { poolId: draftPoolId } },
    ],
    "project.countSkilled": [
      { about: "pool", input: { poolId, kind: "choice" } },
      { about: "hidden", input: { poolId: draftPoolId, kind: "choice" } },
    ],
    "project.mySkills": [{ about: "oneself" }],
    "project.create": [
      { about: "pool", input: { ...projectDraft, poolId } },
      { about: "hidden", input: { ...projectDraft, poolId: draftPoolId } },
    ],
    "project.retireGold": [
      { about: "pool", input: { taskId: things.goldTaskId } },
      { about: "hidden", input: { taskId: draftTaskId } },
    ],
    "project.setGold": [
      { about: "hidden", input: { taskId: draftTaskId, answer: yes, explanation: "It does." } },
    ],
    "run.preview": [
      { about: "nothing", input: taken },
      { about: "hidden", action: "project.edit", input: hiddenRun },
    ],
    "run.take": [
      { about: "nothing", input: { ...taken, readerRecipient } },
      { about: "hidden", action: "project.edit", input: { ...hiddenRun, readerRecipient } },
    ],
    "run.mine": [{ about: "oneself", input: {} }],
    "run.leaderboard": [{ about: "nothing", input: {} }],
    "run.get": [run],
    "run.open": [run],
    "run.summary": [{ about: "run", input: { runId: finishedRunId } }],
    "run.answer": [{ about: "run", input: { assignmentId, answer: yes } }],
    "run.answerAll": [{ about: "run", input: { runId, answers: [{ assignmentId, answer: yes }] } }],
    "run.unanswer": [{ about: "run", input: { assignmentId } }],
    "run.skip": [{ about: "run", input: { assignmentId, reason: "question_unclear" } }],
  }
}

function reviewCases(things: Things): Cases {
  const { projectId, draftProjectId, draftTaskId, escalatedTaskId: taskId } = things
  const { readerRecipient: recipient, verdictId, signalId } = things
  const one = { about: "pool", input: { taskId } } as const
  const sentBack = { decision: "more_labels", reason: "too_few_answers" }
  return {
    "review.queues": [{ about: "nothing" }],
    "review.queue": [
      { about: "pool", input: { projectId } },
      { about: "hidden", input: { projectId: draftProjectId } },
    ],
    "review.moderators": [
      { about: "pool", input: { projectId } },
      { about: "hidden", input: { projectId: draftProjectId } },
    ],
    "review.case": [one],
    "review.openCase": [
      { about: "pool", input: { taskId, recipient } },
      { about: "hidden", action: "project.edit", input: { taskId: draftTaskId, recipient } },
    ],
    "review.giveVerdict": [
      { about: "pool", input: { taskId, decision: "label", answer: yes, reason: "close_call" } },
      {
        about: "hidden",
        input: { taskId: draftTaskId, decision: "label", answer: yes, reason: "close_call" },
      },
    ],
    "review.giveVerdicts": [
      { about: "pool", input: { projectId, taskIds: [taskId], ...sentBack } },
      { about: "hidden", input: { projectId: draftProjectId, taskIds: [draftTaskId], ...sentBack } },
    ],
    "review.signals": [
      { about: "pool", input: { projectId } },
      { about: "hidden", input: { projectId: draftProjectId } },
    ],
    "review.decideSignal": [{ about: "pool", input: { signalId, decision: "keep" } }],
    "review.undoVerdict": [{ about: "pool", input: { verdictId } }],
  }
}

function appealCases(things: Things): Cases {
  const { appealId, appealableAssignmentId: assignmentId, readerRecipient: recipient } = things
  const own = { about: "run", input: { appealId } } as const
  const seat = { about: "seat", input: { appealId } } as const
  const { projectId, draftProjectId, pauseAppealId } = things
  const opinion = { decision: "keep", reason: "evidence_holds" }
  const reason = { reason: "detail_missed", words: "Look at the end." }
  const pauseReason = { reason: "other_cause", words: "I read them all first." }
  const decision = { decision: "label", answer: yes, reason: "close_call" }
  return {
    "appeal.preview": [{ about: "run", input: { assignmentId } }],
    "appeal.open": [{ about: "run", input: { assignmentId, ...reason } }],
    "appeal.pauses": [{ about: "oneself" }],
    "appeal.previewPause": [
      { about: "oneself", input: { projectId } },
      { about: "hidden", action: "project.edit", input: { projectId: draftProjectId } },
    ],
    "appeal.openPause": [
      { about: "oneself", input: { projectId, ...pauseReason } },
      { about: "hidden", action: "project.edit", input: { projectId: draftProjectId, ...pauseReason } },
    ],
    "appeal.mine": [{ about: "oneself", input: {} }],
    "appeal.unread": [{ about: "oneself" }],
    "appeal.get": [own],
    "appeal.markRead": [own],
    "appeal.seats": [{ about: "nothing" }],
    "appeal.seat": [seat],
    "appeal.openSeat": [{ about: "seat", input: { appealId, recipient } }],
    "appeal.review": [{ about: "seat", input: { appealId, ...decision } }],
    "appeal.reviewPause": [{ about: "seat", input: { appealId: pauseAppealId, ...opinion } }],
    "appeal.undoReview": [seat],
  }
}

/** What takes a thing out of the state in which the other doors need it. */
function endingCases(things: Things): Cases {
  const { revocableContributionId, runId, finishedRunId, projectId, draftProjectId } = things
  const { releaseId, readyReleaseId } = things
  const projects = [
    { about: "pool", input: { projectId } } as const,
    { about: "hidden", input: { projectId: draftProjectId } } as const,
  ]
  return {
    "run.finish": [
      { about: "run", input: { runId } },
      { about: "run", input: { runId: finishedRunId } },
    ],
    "appeal.withdraw": [{ about: "run", input: { appealId: things.appealId } }],
    "run.abandon": [{ about: "run", input: { runId } }],
    "release.withdraw": [
      { about: "pool", input: { releaseId } },
      { about: "hidden", input: { releaseId: readyReleaseId } },
    ],
    "project.pause": projects,
    "project.resume": projects,
    "project.open": projects,
    "project.close": [{ about: "pool", input: { projectId } }],
    "contribution.revoke": [{ about: "contribution", input: { contributionId: revocableContributionId } }],
  }
}
