/** A licence in plain words. `own` carries the pool owner's own text. */
export interface Licence {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly may: readonly string[]
  readonly must: readonly string[]
  readonly mayNot: readonly string[]
}

/** Licences a pool can choose from; SPDX ids where there is one. */
export const licences: readonly Licence[] = [
  {
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution 4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    may: ["Use, train on, change and pass on, also for money"],
    must: ["Name the source and say what was changed"],
    mayNot: [],
  },
  {
    id: "CC-BY-SA-4.0",
    name: "Creative Commons Attribution-ShareAlike 4.0",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
    may: ["Use, train on, change and pass on, also for money"],
    must: ["Name the source", "Pass on what is made from the data under the same licence"],
    mayNot: [],
  },
  {
    id: "CC-BY-NC-4.0",
    name: "Creative Commons Attribution-NonCommercial 4.0",
    url: "https://creativecommons.org/licenses/by-nc/4.0/",
    may: ["Use, train on and change for research and teaching"],
    must: ["Name the source"],
    mayNot: ["Use it for money"],
  },
  {
    id: "CC0-1.0",
    name: "Creative Commons Zero 1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    may: ["Use it for anything, without asking"],
    must: [],
    mayNot: [],
  },
  {
    id: "ODbL-1.0",
    name: "Open Database License 1.0",
    url: "https://opendatacommons.org/licenses/odbl/1-0/",
    may: ["Use, train on, change and pass on, also for money"],
    must: ["Name the source", "Keep databases made from it open under the same licence"],
    mayNot: [],
  },
  {
    id: "CDLA-Permissive-2.0",
    name: "Community Data License Agreement – Permissive 2.0",
    url: "https://cdla.dev/permissive-2-0/",
    may: [
      "Use, train on, change and pass on, also for money",
      "Keep what you computed from it without conditions",
    ],
    must: ["Pass on the licence text with the data"],
    mayNot: [],
  },
  {
    id: "own",
    name: "The pool's own terms",
    url: null,
    may: ["What the pool's own terms below say"],
    must: ["Read them before you buy"],
    mayNot: [],
  },
]

/** The licence with this id, or undefined. */
export function licenceById(id: string): Licence | undefined {
  return licences.find((licence) => licence.id === id)
}
