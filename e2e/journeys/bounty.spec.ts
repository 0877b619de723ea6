import { expect } from "@playwright/test"
import { contributionOf, expectVerdict, pasteRows } from "../harness/contributing"
import { heath } from "../harness/heath"
import { look } from "../harness/look"
import { openWalletPerson, signInWithWallet } from "../harness/people"
import { test } from "../harness/test"

test.setTimeout(150_000)

test("a bounty is funded from a wallet, promised before the work, earned by it, and comes back when it is closed", async ({
  browser,
}) => {
  const { rewardedProjectId: projectId } = await heath()
  const funder = await openWalletPerson(browser)
  await funder.page.goto(`/label/${projectId}`)
  await signInWithWallet(funder)
  await funder.procedures.account.faucet.mutate()
  const bounties = funder.page.getByRole("region", { name: "Bounties" })
  await bounties.getByRole("button", { name: "Fund a bounty" }).click()
  const dialog = funder.page.getByRole("dialog", { name: /^A bounty on/ })
  await dialog.getByRole("textbox", { name: "Reward for an accepted answer" }).fill("0.05")
  await dialog.getByRole("textbox", { name: "How many answers" }).fill("20")
  await expect(dialog.getByText("It takes 1.00")).toBeVisible()
  await look(funder.page, "bounty-terms")
  await dialog.getByRole("button", { name: "Fund it" }).click()
  await expect(dialog.getByText("The bounty is funded and open")).toBeVisible()
  await dialog.getByRole("button", { name: "Done" }).click()
  await expect(bounties.getByText("Left to promise")).toBeVisible()

  const labeler = await openWalletPerson(browser)
  await labeler.page.goto(`/label/${projectId}`)
  await signInWithWallet(labeler)
  await expect(labeler.page.getByText("A bounty pays for every accepted answer")).toBeVisible()
  await look(labeler.page, "bounty-offer")
  await labeler.page.getByRole("button", { name: "Take a run" }).click()
  await expect(labeler.page).toHaveURL(/\/label\/runs\/run_[a-z0-9]+$/)
  const runId = /run_[a-z0-9]+$/.exec(labeler.page.url())?.[0] as `run_${string}`
  const { assignments } = await labeler.procedures.run.get.query({ runId })
  const answer = { optionIds: ["facts"] }
  const answers = assignments.map(({ assignmentId }) => ({ assignmentId, answer }))
  await labeler.procedures.run.answerAll.mutate({ runId, answers })
  await labeler.procedures.run.finish.mutate({ runId })
  await labeler.page.goto(`/label/runs/${runId}/summary`)
  await expect(labeler.page.getByText("5 of 5 rewarded answers were accepted.")).toBeVisible()
  await labeler.page.getByRole("link", { name: "In your statement" }).click()
  await labeler.page.getByRole("button", { name: /Bounty on Rewarded on the heath/ }).click()
  await expect(labeler.page.getByText("5 of your annotations were accepted")).toBeVisible()

  await funder.page.goto("/buy/bounties")
  await expect(funder.page.getByText("Earned by accepted work")).toBeVisible()
  await look(funder.page, "buy-bounties")
  await funder.page.getByRole("button", { name: "Close", exact: true }).click()
  await funder.page.getByRole("button", { name: "Close the bounty" }).click()
  await expect(funder.page.getByText("Returned to the funder")).toBeVisible()
  const { items } = await funder.procedures.statement.lines.query({})
  expect(items).toMatchObject([{ role: "funder", amount: 750_000n, state: "pending" }])
  await labeler.close()
  await funder.close()
})

test("a call for contributions is funded, promises its reward before the signature, and pays accepted items", async ({
  browser,
}) => {
  const { poolId } = await heath()
  const funder = await openWalletPerson(browser)
  await funder.page.goto(`/pools/${poolId}`)
  await signInWithWallet(funder)
  await funder.procedures.account.faucet.mutate()
  const calls = funder.page.getByRole("region", { name: "Calls for contributions" })
  await calls.getByRole("button", { name: "Open a call" }).click()
  const dialog = funder.page.getByRole("dialog", { name: /^A call for contributions/ })
  await dialog.getByRole("textbox", { name: "What you want" }).fill("What the ditch sounds like in May")
  await dialog.getByRole("textbox", { name: "Reward for an accepted item" }).fill("0.05")
  await dialog.getByRole("textbox", { name: "How many items" }).fill("2")
  await expect(dialog.getByText("It takes 0.10")).toBeVisible()
  await look(funder.page, "call-terms")
  await dialog.getByRole("button", { name: "Fund it" }).click()
  await expect(dialog.getByText("The call is funded and open")).toBeVisible()
  await dialog.getByRole("button", { name: "Done" }).click()
  await expect(calls.getByText("What the ditch sounds like in May")).toBeVisible()
  await look(funder.page, "pool-calls")

  const contributor = await openWalletPerson(browser)
  const { page } = contributor
  await page.goto("/")
  await signInWithWallet(contributor)
  const texts = [
    "The reed warbler began at four",
    "Frogs fell silent as we came",
    "Somebody far off called a dog",
  ]
  await pasteRows(
    page,
    texts.map((text) => ({ text: `${text}, and the ditch stood still.` })),
    poolId,
  )
  await page.getByRole("button", { name: /^Go on/ }).click()
  const promise =
    /^Up to 2 accepted rows will be paid 0\.05 .* each, up to 0\.10 .*; 1 beyond the call's money will not\.$/
  await expect(page.getByText(promise)).toBeVisible()
  await look(page, "contribute-call")
  await page.getByRole("button", { name: "Go on", exact: true }).click()
  await expect(page.getByText(promise)).toBeVisible()
  await page.getByRole("button", { name: "Encrypt and send" }).click()
  await expectVerdict(page)
  await page.goto(`/my/contributions/${contributionOf(page)}`)
  await expect(page.getByText("The call it answers pays 0.10")).toBeVisible()
  await look(page, "contribution-call")
  const { items } = await contributor.procedures.statement.lines.query({})
  expect(items).toMatchObject([{ role: "contributor", amount: 100_000n, bounty: { acceptedCount: 2 } }])
  await contributor.close()
  await funder.close()
})
