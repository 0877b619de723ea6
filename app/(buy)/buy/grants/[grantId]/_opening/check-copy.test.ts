import { describe, expect, it } from "vitest"
import type { DeliveryLabelRow, DeliveryRow } from "@/server/domain/envelope/delivery-rows"
import { buildHashTree } from "@/server/domain/hash-tree"
import { headLeafHash, itemLeafHash, labelLeafHash, manifestLine } from "@/server/domain/release/manifest"
import { checkCopy, type PublishedLeaf, readLines } from "./check-copy"

const salt = `0x${"5a".repeat(32)}` as const
const label: DeliveryLabelRow = {
  type: "label",
  taskId: "tsk_1",
  itemIds: ["itm_1", "itm_2"],
  answer: { preferred: "a" },
  confidence: 0.93,
  annotationCount: 3,
  source: "consensus",
}
const item = (itemId: string): DeliveryRow => ({ type: "item", itemId, content: { text: itemId } })
const rows: readonly DeliveryRow[] = [item("itm_1"), item("itm_2"), label]
const published = [
  manifestLine({
    kind: "release",
    id: "rel_1",
    leafHash: headLeafHash({ releaseId: "rel_1", poolOnChainId: salt }),
  }),
  ...["itm_1", "itm_2"].map((itemId) =>
    manifestLine({ kind: "item", id: itemId, leafHash: itemLeafHash({ itemId, itemHash: salt }) }),
  ),
  manifestLine({
    kind: "label",
    id: "tsk_1",
    leafHash: labelLeafHash({ ...label, answer: { preferred: "a" } }, salt),
  }),
].join("\n")
const leaves = readLines<PublishedLeaf>(published)
const manifest = {
  manifestRoot: buildHashTree(leaves.map(({ leaf }) => leaf)).root,
  manifestSalt: salt,
  withheldItemIds: [],
}
const sound = { isRootRight: true, strangeItemCount: 0, wrongLabelCount: 0, missingItemCount: 0 }

describe("a copy held against its release", () => {
  it("is right when every row stands under the root", () => {
    expect(checkCopy(rows, leaves, manifest)).toMatchObject({ ...sound, itemCount: 2, labelCount: 1 })
  })

  it("shows a label that was turned", () => {
    const turned = [...rows.slice(0, 2), { ...label, answer: { preferred: "b" } }]
    expect(checkCopy(turned, leaves, manifest).wrongLabelCount).toBe(1)
  })

  it("shows an item that was slipped in, and one that is missing without a word", () => {
    const checked = checkCopy([item("itm_1"), item("itm_9"), label], leaves, manifest)
    expect(checked).toMatchObject({ strangeItemCount: 1, missingItemCount: 1 })
  })

  it("does not miss an item that is withheld openly", () => {
    const checked = checkCopy([item("itm_1")], leaves, { ...manifest, withheldItemIds: ["itm_2"] })
    expect(checked.missingItemCount).toBe(0)
  })

  it("shows a manifest that does not give the root", () => {
    expect(checkCopy(rows, leaves.slice(0, 3), manifest).isRootRight).toBe(false)
  })
})
