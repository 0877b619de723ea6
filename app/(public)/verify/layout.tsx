import type { ReactNode } from "react"

function VerifyLayout({ children }: { readonly children: ReactNode }) {
  return <div className="page py-8 sm:py-10">{children}</div>
}

export default VerifyLayout
