import { expect, type Page } from "@playwright/test"
import { heath, lapseRun } from "../harness/heath"
import { look } from "../harness/look"
import { openWalletPerson, type Person, signInWithWallet } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

test.setTimeout(150_000)

const stakePoints = 3

/** Stakes on the project's page and takes the run; answers its id. */
async function takeRun(page: Page): Promise<`run_${string}`> {
  const slider = page.getByRole("slider", { name: "Stake on your own accuracy" })
  await slider.focus()
  for (let step = 0; step < stakePoints; step++) await page.keyboard.press("ArrowRight")
  await page.getByRole("button", { name: `Take a run, stake ${stakePoints}` }).click()
  await expect(page).toHaveURL(/\/label\/runs\/run_[a-z0-9]+$/)
  return /run_[a-z0-9]+$/.exec(page.url())?.[0] as `run_${string}`
}

/** Answers the task of this place by its first key. */
async function answer(page: Page, place: number): Promise<void> {
  await expect(page.locator("main p[dir=auto]").first()).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press("1")
  await expect(page.getByRole("button", { name: `Task ${place}, answered` })).toBeVisible()
  await page.keyboard.press("Space")
  await expect(page.getByRole("button", { name: new RegExp(`^Task ${place + 1},`) })).toHaveAttribute(
    "aria-current",
    "step",
  )
}

/** The screen says that it is over, what is safe and the way out. */
async function expectClosed(page: Page): Promise<void> {
  const told = page.getByRole("alert").filter({ hasText: "This run is closed" })
  await expect(told).toBeVisible({ timeout: 40_000 })
  await expect(told).toContainText("This run's time ran out. Its answers do not count")
  await expect(told).toContainText(new RegExp(`its stake of ${stakePoints} points (comes|came) back whole`))
  await expect(told).toContainText(/its tasks (go|went) back to the queue/)
  await expect(told.getByRole("link", { name: "Take another run" })).toBeVisible()
}

/** What this person could stake, and has to stake from. */
async function freePoints({ procedures }: Person, projectId: `prj_${string}`) {
  const { heldPoints, openRunId } = await procedures.run.preview.query({ projectId, stakePoints: 0n })
  expect(openRunId).toBeNull()
  return heldPoints
}

test("a run whose time is over says so, takes no late answer, and gives the stake back whole", async ({
  browser,
}) => {
  const { projectId, labelerKey } = await heath()
  const person = await openWalletPerson(browser, labelerKey)
  const { page, procedures } = person
  await page.goto(`/label/${projectId}`)
  await signInWithWallet(person)
  const before = await freePoints(person, projectId)
  expect(before).toBeGreaterThanOrEqual(BigInt(stakePoints))
  const runId = await takeRun(page)
  await answer(page, 1)
  await answer(page, 2)
  const { assignments } = await procedures.run.get.query({ runId })
  await lapseRun(runId, 0)
  // The browser does not know yet: it is the server that refuses.
  await page.keyboard.press("1")
  await expectClosed(page)
  await look(page, "run-lapsed")
  const late = procedures.run.answer.mutate({
    assignmentId: assignments[2]?.assignmentId ?? "asg_",
    answer: { optionIds: ["facts"] },
  })
  await expect(late).rejects.toThrow(/time is over|abandoned/)
  await expect(procedures.run.finish.mutate({ runId })).rejects.toThrow(/time is over|abandoned/)

  await page.getByRole("link", { name: "Take another run" }).click()
  const nextId = await takeRun(page)
  expect(nextId).not.toBe(runId)
  await answer(page, 1)
  await lapseRun(nextId, 5)
  await page.reload()
  // Nobody touches anything: the room's own clock runs out.
  await expectClosed(page)
  await page.goto("/label")
  await expect(page.getByRole("heading", { name: "Your latest runs" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Go on with the run" })).toHaveCount(0)
  expect(await freePoints(person, projectId)).toBe(before)
  await person.close()
})

test("a project that asks for a skill sends a newcomer on in words, and takes who has shown it", async ({
  browser,
}) => {
  const { carefulProjectId, poolId } = await heath()
  const newcomer = await openWalletPerson(browser)
  await newcomer.page.goto(`/label/${carefulProjectId}`)
  await signInWithWallet(newcomer)
  await expect(newcomer.page.getByRole("heading", { name: "Show what you can do first" })).toBeVisible()
  await expect(newcomer.page.getByText("None of yours has been weighed yet.")).toBeVisible()
  await look(newcomer.page, "skill-refused")
  const readerRecipient = `age1${"q".repeat(58)}`
  const taken = { projectId: carefulProjectId, stakePoints: 0n, readerRecipient }
  await expect(newcomer.procedures.run.take.mutate(taken)).rejects.toThrow(/sure of 40 % .* Label “/)
  const ways = newcomer.page.getByRole("navigation", { name: "Where to show more" }).getByRole("link")
  await ways.first().click()
  await expect(newcomer.page).not.toHaveURL(new RegExp(carefulProjectId))
  await expect(newcomer.page.getByRole("button", { name: "Take a run" })).toBeVisible()
  const { items } = await newcomer.procedures.project.list.query({ poolId, state: "open" })
  const card = items.find(({ projectId }) => projectId === carefulProjectId)
  expect(card?.skillGate).toMatchObject({ minSkill: 0.4, isMet: false, skill: null })
  await newcomer.close()

  // At the river three readers agreed on every row.
  const able = await openWalletPerson(browser, place().stage.labelerKeys[1])
  await able.page.goto(`/label/${carefulProjectId}`)
  await signInWithWallet(able)
  await able.page.getByRole("button", { name: "Take a run" }).click()
  await expect(able.page).toHaveURL(/\/label\/runs\/run_[a-z0-9]+$/)
  await able.close()
})
