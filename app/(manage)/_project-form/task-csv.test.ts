import { describe, expect, it } from "vitest"
import { readConfig } from "@/server/domain/kinds/registry"
import { blankProject, configOf, optionIds } from "./project-values"
import { type KnownItem, parseCsv, readItemsCsv, readTaskCsv, templateCsv } from "./task-csv"

const items: readonly KnownItem[] = ["1", "2", "3", "4"].map((digit, place) => ({
  itemId: `itm_0000000000000000000${digit}`,
  groupKey: place < 2 ? "left" : "right",
}))
const [one, two] = items.map((item) => item.itemId)
const preference = readConfig("preference", { allowEqual: true })

describe("a list of tasks", () => {
  it("takes quoted cells, empty lines and a semicolon", () => {
    expect(parseCsv('a,b\r\n"x, ""y""\nz",2\n\n')).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ['x, "y"\nz', "2"] },
    ])
    expect(parseCsv("a;b\n1;2")[1]?.cells).toEqual(["1", "2"])
  })

  it("reads golds and training rows", () => {
    const csv = `item_a,item_b,gold,explanation,training\n${one},${two},B,"Gives a source",yes\n${two},${one},,,`
    const { rows, faults } = readTaskCsv(csv, "preference", preference, items)
    expect(faults).toEqual([])
    expect(rows).toEqual([
      {
        itemIds: [one, two],
        goldAnswer: { preferred: "b" },
        goldExplanation: "Gives a source",
        isTraining: true,
      },
      { itemIds: [two, one] },
    ])
  })

  it("tells every line that does not fit, by its number in the file", () => {
    const csv = `item_a,item_b,gold\n${one},itm_x,\n${one},${one},\n${one},${two},c\n${one},${two},a`
    const { rows, faults } = readTaskCsv(csv, "preference", preference, items)
    expect(rows).toHaveLength(1)
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(faults[2]?.text).toBe("“c” is not an answer here. Write a, b, equal.")
  })

  it("asks for the columns of the kind", () => {
    expect(readTaskCsv("item_a\nx", "preference", preference, items).faults[0]?.text).toContain("item_b")
  })

  it("has a template that reads as itself, with pairs inside their group", () => {
    const csv = templateCsv("preference", items)
    const { rows, faults } = readTaskCsv(csv, "preference", preference, items)
    expect(faults).toEqual([])
    expect(rows.map(({ itemIds }) => itemIds)).toEqual([
      [items[0]?.itemId, items[1]?.itemId],
      [items[2]?.itemId, items[3]?.itemId],
    ])
  })

  it("knows the pool's items from the owner's list", () => {
    const csv = `item_id,contribution_id,row_number,group_key,byte_size\n${one},con_1,1,,10\n`
    expect(readItemsCsv(csv)).toEqual([{ itemId: one, groupKey: null }])
  })
})

describe("the options of a choice", () => {
  it("get ids from their names, each once", () => {
    const options = ["Très bon", "tres  bon!", "好"].map((name, place) => ({
      key: `${place}`,
      name,
      description: "",
    }))
    expect(optionIds(options)).toEqual(["tres-bon", "tres-bon-2", "option-3"])
  })

  it("must each have a name", () => {
    expect(configOf({ ...blankProject, kind: "choice" }).fault).toBe("Every option needs a name.")
  })
})
