import { describe, expect, it } from "vitest"
import { type CroissantSource, describeRelease, withOrigin } from "./croissant"
import { faultsOfCroissant } from "./validate"

const source: CroissantSource = {
  releaseId: "rel_1",
  number: 2,
  name: "Arguments, release 2",
  description: "Pairs of arguments with the more convincing one.",
  poolName: "Convincing arguments",
  publisherName: "Millpond",
  question: "Which argument is more convincing?",
  kind: "preference",
  itemSchema: {
    fields: [
      { name: "text", type: "text", isRequired: true, description: "The argument." },
      { name: "year", type: "integer", isRequired: false, description: "" },
    ],
    bodyField: "text",
  },
  licenceId: "CC-BY-4.0",
  licenceText: null,
  itemCount: 10,
  labelCount: 5,
  annotationCount: 25,
  labelerCount: 7,
  manifestRoot: `0x${"ab".repeat(32)}`,
  manifestSha256: "cd".repeat(32),
  manifestByteSize: 1234,
  cutAt: new Date("2026-11-21T00:00:00Z"),
}

describe("describeRelease", () => {
  it("conforms to Croissant 1.1", () => {
    const description = describeRelease(source)
    expect(faultsOfCroissant(description)).toEqual([])
    expect(description.conformsTo).toBe("http://mlcommons.org/croissant/1.1")
    expect(faultsOfCroissant(withOrigin(description, "https://millpond.example"))).toEqual([])
  })

  it("describes every field of the pool's schema with its type", () => {
    const text = JSON.stringify(describeRelease(source))
    expect(text).toContain('"@id":"items/year"')
    expect(text).toContain('"sc:Integer"')
  })

  it("carries the pool's own terms where there is no licence to link to", () => {
    const description = describeRelease({ ...source, licenceId: "own", licenceText: "Ask first." })
    expect(description.license).toMatchObject({ "@type": "CreativeWork", text: "Ask first." })
    expect(faultsOfCroissant(description)).toEqual([])
  })

  it("makes addresses absolute and leaves everything else", () => {
    const absolute = withOrigin(describeRelease(source), "https://millpond.example")
    expect(absolute.url).toBe("https://millpond.example/buy/releases/rel_1")
    expect(absolute["@context"]).toEqual(describeRelease(source)["@context"])
  })
})

describe("faultsOfCroissant", () => {
  it("names a missing property, a double id and a dangling reference", () => {
    const { license: _, ...missing } = describeRelease(source)
    expect(faultsOfCroissant(missing)[0]).toContain("license")
    const twice = describeRelease({
      ...source,
      itemSchema: {
        ...source.itemSchema,
        fields: [...source.itemSchema.fields, ...source.itemSchema.fields],
      },
    })
    expect(faultsOfCroissant(twice)).toContain("items/text is used twice")
  })
})
