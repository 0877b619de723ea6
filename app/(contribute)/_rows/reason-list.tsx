import { type AdmissionReason, admissionReasonText } from "@/server/domain/contribution/admission"

/** Every reason for which a row is not taken, in words that say what to do. */
export function ReasonList({ reasons }: { readonly reasons: readonly AdmissionReason[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.field ?? ""}`}>{admissionReasonText(reason)}</li>
      ))}
    </ul>
  )
}
