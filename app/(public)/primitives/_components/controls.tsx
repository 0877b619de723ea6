"use client"
import { Trash2 } from "lucide-react"
import { useState } from "react"
import { routes } from "@/app/_lib/routes"
import { Button, LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { Checkbox } from "@/app/_ui/checkbox"
import { CopyButton } from "@/app/_ui/copy-button"
import { Field } from "@/app/_ui/field"
import { FileDrop } from "@/app/_ui/file-drop"
import { Input, Textarea } from "@/app/_ui/input"
import { KeyHint } from "@/app/_ui/key-hint"
import { RadioGroup } from "@/app/_ui/radio-group"
import { Select } from "@/app/_ui/select"
import { Slider } from "@/app/_ui/slider"
import { Switch } from "@/app/_ui/switch"

const variants = ["primary", "secondary", "quiet", "amber", "danger"] as const

/** Everything that takes a click or a key. */
export function Controls() {
  return (
    <>
      <Section title="Buttons">
        {variants.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-2">
            <Button variant={variant} size="sm">
              Small
            </Button>
            <Button variant={variant}>Stake 20 points</Button>
            <Button variant={variant} size="lg">
              Large
            </Button>
            <Button variant={variant} disabled>
              Closed
            </Button>
            <Button variant={variant} isPending pendingLabel="Working">
              Pending
            </Button>
            <Button variant={variant} isIconOnly aria-label="Remove">
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton href={routes.pools()}>A link</LinkButton>
          <CopyButton text="0x1234" noun="address" />
          <CopyButton text="0x1234" noun="address" label="Copy" variant="secondary" />
          <Button>
            Left is better <KeyHint keys="A" />
          </Button>
        </div>
      </Section>
      <Fields />
      <Choices />
    </>
  )
}

function Fields() {
  const [kind, setKind] = useState<"choice" | "preference" | null>(null)
  const [chosen, setChosen] = useState<readonly File[]>([])
  return (
    <Section title="Fields">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Name" hint="As people will see it.">
          <Input placeholder="Convincing arguments" />
        </Field>
        <Field label="Price" error="A price has at most 6 digits after the point.">
          <Input inputMode="decimal" defaultValue="0.4200001" unit="USDC" />
        </Field>
        <Field label="Note" isOptional>
          <Textarea placeholder="Why is the left one more convincing?" />
        </Field>
        <Field label="Closed" isDisabled>
          <Input defaultValue="Cannot be changed now" />
        </Field>
        <Field label="Kind">
          <Select
            value={kind}
            onValueChange={setKind}
            options={[
              { value: "choice", label: "Choice", hint: "One of several classes" },
              { value: "preference", label: "Preference", hint: "Which of two is better" },
            ]}
          />
        </Field>
        <FileDrop
          label={chosen[0]?.name ?? "Drop files or choose them"}
          hint="JSONL or plain text, up to 50 MB"
          onFiles={setChosen}
        />
      </div>
    </Section>
  )
}

function Choices() {
  const [isChecked, setChecked] = useState(true)
  const [isOn, setOn] = useState(true)
  const [purpose, setPurpose] = useState<"research" | "training" | null>("training")
  const [stake, setStake] = useState(40)
  return (
    <Section title="Choices">
      <div className="grid gap-8 sm:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Checkbox
            label="Train models"
            hint="Also for products that are sold."
            isChecked={isChecked}
            onCheckedChange={setChecked}
          />
          <Checkbox label="Some of them" isChecked={false} isMixed onCheckedChange={() => {}} />
          <Checkbox label="Closed" isChecked={false} isDisabled onCheckedChange={() => {}} />
          <Switch label="Show the game" hint="Levels, streaks and quests." isOn={isOn} onChange={setOn} />
          <Switch label="Closed" isOn={false} isDisabled onChange={() => {}} />
        </div>
        <div className="flex flex-col gap-6">
          <RadioGroup
            legend="Purpose"
            value={purpose}
            onValueChange={setPurpose}
            options={[
              { value: "research", label: "Research", hint: "Published, not sold." },
              { value: "training", label: "Training", hint: "For models, sold or not." },
            ]}
          />
          <Slider
            label="Stake"
            value={stake}
            onValueChange={setStake}
            minimum={0}
            maximum={100}
            tone="amber"
            describe={(value) => `${value} points`}
            note={`You may earn up to ${stake} points, or lose up to ${stake}.`}
          />
        </div>
      </div>
    </Section>
  )
}
