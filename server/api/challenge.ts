import "server-only"
import { answerChallenge, answerChallengeInput } from "@/server/services/challenge/answer-challenge"
import { confirmResolve, confirmResolveInput } from "@/server/services/challenge/confirm-resolve"
import { getChallenge, getChallengeInput } from "@/server/services/challenge/get-challenge"
import { getStanding } from "@/server/services/challenge/get-standing"
import { listChallenges, listChallengesInput } from "@/server/services/challenge/list-challenges"
import { listPoolChallenges, listPoolChallengesInput } from "@/server/services/challenge/list-pool-challenges"
import { prepareResolve, prepareResolveInput } from "@/server/services/challenge/prepare-resolve"
import { procedure, router } from "./trpc"

export const challengeRouter = router({
  standing: procedure.meta({ action: "challenge.readStanding" }).query(({ ctx }) => getStanding(ctx)),
  list: procedure
    .meta({ action: "challenge.list" })
    .input(listChallengesInput)
    .query(({ ctx, input }) => listChallenges(ctx, input)),
  get: procedure
    .meta({ action: "challenge.read" })
    .input(getChallengeInput)
    .query(({ ctx, input }) => getChallenge(ctx, input)),
  prepareResolve: procedure
    .meta({ action: "challenge.resolve" })
    .input(prepareResolveInput)
    .mutation(({ ctx, input }) => prepareResolve(ctx, input)),
  confirmResolve: procedure
    .meta({ action: "challenge.resolve" })
    .input(confirmResolveInput)
    .mutation(({ ctx, input }) => confirmResolve(ctx, input)),
  ofPool: procedure
    .meta({ action: "challenge.readOfPool" })
    .input(listPoolChallengesInput)
    .query(({ ctx, input }) => listPoolChallenges(ctx, input)),
  answer: procedure
    .meta({ action: "challenge.answer" })
    .input(answerChallengeInput)
    .mutation(({ ctx, input }) => answerChallenge(ctx, input)),
})
