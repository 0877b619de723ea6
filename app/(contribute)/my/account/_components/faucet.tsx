"use client"
import { Section } from "@/app/_ui/card"
import { FaucetButton } from "@/app/_wallet/faucet-button"

/** Play money, on a local chain alone. */
export function Faucet() {
  return (
    <Section
      title="Development dollars"
      lead="This is a local chain: money on it is worth nothing outside. Take some to try buying."
    >
      <FaucetButton />
    </Section>
  )
}
