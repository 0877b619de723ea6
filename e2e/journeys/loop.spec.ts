import { expect } from "@playwright/test"
import { contributionOf, pasteRows, permitAndGoOn, sendWithBrowserWallet } from "../harness/contributing"
import { crowdLabels } from "../harness/crowd"
import { answerRunByKeys, takeRunWithStake } from "../harness/labeling"
import { look } from "../harness/look"
import { signInAsDemo, signInWithNewBrowserWallet, signInWithWallet } from "../harness/people"
import { place } from "../harness/place"
import { closeStory, needed, openStory, type Story } from "../harness/story"
import { test } from "../harness/test"
import { groundTerms } from "../stage/terms"

test.describe.configure({ mode: "serial" })

let story: Story

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser)
})
test.afterAll(() => closeStory(story))

const ownRows = [
  {
    text: "I learnt to swim at the lower bend, and the water tasted of iron even then.",
    place: "Lower bend",
  },
  { text: "My father fished here every Sunday and I carried the bucket home for him.", place: "Weir" },
  { text: "I slept on the bank in the dry year and heard no frogs for a whole week." },
] as const

test("a contributor uploads three rows and sees one rejected, with its reason", async () => {
  const { page } = story.contributor
  await page.goto("/")
  await signInWithNewBrowserWallet(page)
  await pasteRows(page, ownRows)
  await expect(page.getByRole("heading", { name: "1 row does not fit" })).toBeVisible()
  await look(page, "contribute-check")
  await permitAndGoOn(page, "Sundays at the river")
  await sendWithBrowserWallet(page)
  await expect(page.getByText("2 of 3 rows were taken")).toBeVisible()
  await expect(page.getByText("“place” is missing. Add it.")).toBeVisible()
  story.contributionIds.push(contributionOf(page))
  await look(page, "contribute-verdict")
})

test("the contributor mends the rejected row and it is taken", async () => {
  const { page } = story.contributor
  await page.getByRole("link", { name: "Mend and send again" }).click()
  await page.getByRole("textbox", { name: "place" }).fill("Sand bank")
  await look(page, "contribute-mend")
  await page.getByRole("button", { name: "Look at this row" }).click()
  await permitAndGoOn(page)
  await look(page, "contribute-send")
  await sendWithBrowserWallet(page)
  await expect(page.getByText("Your row was taken")).toBeVisible()
  story.contributionIds.push(contributionOf(page))
  await page.goto("/my/contributions")
  await expect(page.getByText("Sundays at the river")).toBeVisible()
  await look(page, "my-contributions")
})

test("the owner opens a project over the pool's items", async () => {
  const { page, procedures } = story.owner
  await page.goto("/manage")
  await signInAsDemo(page, "Pool owner")
  await expect(page.getByText("Voices of the river").first()).toBeVisible()
  await look(page, "manage")
  const { poolId } = place().stage
  const terms = groundTerms("What rests on what")
  const { projectId, taskCount } = await procedures.project.create.mutate({
    ...terms,
    poolId,
    tasks: { mode: "everyItem" },
  })
  expect(taskCount).toBe(14)
  await procedures.project.open.mutate({ projectId })
  story.projectId = projectId
  await page.goto(`/manage/pools/${poolId}/projects`)
  await expect(page.getByText(terms.name)).toBeVisible()
  await look(page, "manage-projects")
})

test("a second labels a run with a stake and reads the summary", async () => {
  test.setTimeout(150_000)
  const projectId = needed(story.projectId, "a project")
  await crowdLabels(projectId, [0, 1])
  const { page } = story.labeler
  await page.goto("/label")
  await signInWithWallet(story.labeler)
  await expect(page.getByText("What rests on what")).toBeVisible()
  await look(page, "label")
  await takeRunWithStake(page, projectId, 5)
  await answerRunByKeys(page, 5)
  await page.getByRole("button", { name: "Finish the run" }).click()
  await expect(page).toHaveURL(/\/summary$/)
  await expect(page.getByRole("heading", { name: "Task by task" })).toBeVisible()
  await crowdLabels(projectId, [3, 4, 5])
  await page.getByText("Why?", { exact: true }).first().click()
  await look(page, "run-summary")
})
