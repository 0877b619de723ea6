import type { ItemContent } from "../pool/item-schema"

/** First line of a delivery: what it is and under which terms. */
export interface DeliveryHeaderRow {
  readonly type: "release"
  readonly releaseId: string
  readonly name: string
  readonly number: number
  readonly licence: string
  readonly licenceText: string | null
  readonly manifestRoot: `0x${string}` | null
  readonly deliveryId: string
  readonly grantId: string
}

export interface DeliveryItemRow {
  readonly type: "item"
  readonly itemId: string
  readonly content: ItemContent
}

export interface DeliveryLabelRow {
  readonly type: "label"
  readonly taskId: string
  readonly itemIds: readonly string[]
  readonly answer: unknown
  readonly confidence: number
  readonly annotationCount: number
  readonly source: string
}

/** A line of a delivery: JSON Lines, one header, then items, then labels, each in the buyer's own order. */
export type DeliveryRow = DeliveryHeaderRow | DeliveryItemRow | DeliveryLabelRow

/** A row as its line, newline included. */
export function deliveryLine(row: DeliveryRow): string {
  return `${JSON.stringify(row)}\n`
}
