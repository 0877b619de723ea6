import { formatCount } from "@/app/_lib/format"
import { Callout } from "@/app/_ui/callout"
import type { Warning } from "../../../../_sending/inspection"

const texts: Readonly<Record<Warning["code"], (rows: string) => string>> = {
  email: (rows) => `${rows} what looks like an e-mail address.`,
  phone: (rows) => `${rows} what looks like a telephone number.`,
  very_short: (rows) => `${rows} very little text; short items are hard to label.`,
}

/** What deserves a second look before it leaves the device. */
export function InspectionWarnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <Callout title="Worth a second look" className="mt-6">
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {warnings.map(({ code, count, firstRowNumber }) => (
          <li key={code}>{texts[code](rowsText(count, firstRowNumber))}</li>
        ))}
      </ul>
      <p className="mt-2">
        People who label read what you send. If that is not meant to be read, choose a cleaned file. Not every
        such place is found here.
      </p>
    </Callout>
  )
}

function rowsText(count: number, first: number): string {
  return count === 1 ? `Row ${first} has` : `${formatCount(count)} rows, the first is row ${first}, have`
}
