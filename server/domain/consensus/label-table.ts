import { DomainError } from "../errors"
import { type Observations, orderedObservations } from "./observations"

/** Numbers that grow as they come, without an object each. */
class GrowingInts {
  private values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.values.length * 2)
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.length++] = value
  }

  finish(): Int32Array {
    return this.values.slice(0, this.length)
  }
}

/** Texts as numbers, in the order in which they were first seen. */
class Names {
  private readonly places = new Map<string, number>()

  placeOf(name: string): number {
    const known = this.places.get(name)
    if (known !== undefined) return known
    this.places.set(name, this.places.size)
    return this.places.size - 1
  }

  find(name: string): number | undefined {
    return this.places.get(name)
  }

  /** Sorted names, and the new place of each old one. */
  sorted(compare: (a: string, b: string) => number): {
    readonly names: readonly string[]
    readonly newPlaces: Int32Array
  } {
    const names = [...this.places.keys()].sort(compare)
    const newPlaces = new Int32Array(names.length)
    for (const [place, name] of names.entries()) newPlaces[this.places.get(name) ?? 0] = place
    return { names, newPlaces }
  }
}

export interface FinishedTable {
  readonly observations: Observations
  /** In the order of class indexes: as numbers where all are, else as texts. */
  readonly classNames: readonly string[]
  /** Labels that were passed over because their labeler had labeled the task before. */
  readonly repeatedCount: number
  /** Those of them that differ from the first. */
  readonly contradictedCount: number
}

/** Labels by name, millions of them, on their way to flat arrays. */
export class LabelTable {
  private readonly tasks = new Names()
  private readonly labelers = new Names()
  private readonly classes = new Names()
  private readonly taskPlaces = new GrowingInts()
  private readonly labelerPlaces = new GrowingInts()
  private readonly classPlaces = new GrowingInts()

  add(task: string, labeler: string, className: string): void {
    this.taskPlaces.push(this.tasks.placeOf(task))
    this.labelerPlaces.push(this.labelers.placeOf(labeler))
    this.classPlaces.push(this.classes.placeOf(className))
  }

  get labelCount(): number {
    return this.taskPlaces.length
  }

  /**
   * Puts the labels in order. A labeler's first label on a task counts; later ones are counted and passed over, or
   * refused.
   * @param golds class name by task; a class that nobody answered becomes one more class
   * @throws DomainError BAD_INPUT with `fault`: no_labels, too_few_classes, duplicate_label
   */
  finish(golds: ReadonlyMap<string, string>, refusesRepeated: boolean): FinishedTable {
    if (this.labelCount === 0) throw fault("no_labels", "There are no labels to find a consensus of.")
    for (const [task, className] of golds) {
      if (this.tasks.find(task) !== undefined) this.classes.placeOf(className)
    }
    const tasks = this.tasks.sorted(byText)
    const labelers = this.labelers.sorted(byText)
    const classes = this.classes.sorted(byNumberOrText)
    if (classes.names.length < 2)
      throw fault(
        "too_few_classes",
        `Every label is ${classes.names[0]}: consensus needs two classes or more.`,
      )
    const ordered = orderedObservations({
      classCount: classes.names.length,
      taskIds: tasks.names,
      labelerIds: labelers.names,
      tasks: this.taskPlaces.finish().map((place) => tasks.newPlaces[place] as number),
      labelers: this.labelerPlaces.finish().map((place) => labelers.newPlaces[place] as number),
      classes: this.classPlaces.finish().map((place) => classes.newPlaces[place] as number),
    })
    if (refusesRepeated && ordered.firstRepeated !== null)
      throw fault("duplicate_label", `One labeler has two labels on ${ordered.firstRepeated}.`)
    const goldClasses = Int32Array.from(tasks.names, (task) => {
      const className = golds.get(task)
      return className === undefined ? -1 : (classes.newPlaces[this.classes.placeOf(className)] ?? -1)
    })
    const { repeatedCount, contradictedCount } = ordered
    const observations = { ...ordered.observations, goldClasses }
    return { observations, classNames: classes.names, repeatedCount, contradictedCount }
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Numbers before texts, numbers by size. */
function byNumberOrText(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  const [isX, isY] = [a.trim() !== "" && Number.isFinite(x), b.trim() !== "" && Number.isFinite(y)]
  if (isX && isY && x !== y) return x - y
  return isX === isY ? byText(a, b) : isX ? -1 : 1
}

function fault(name: string, message: string): DomainError {
  return new DomainError("BAD_INPUT", message, { fault: name })
}
