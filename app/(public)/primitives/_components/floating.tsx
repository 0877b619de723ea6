"use client"
import { Pencil, Trash2 } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { Dialog, DialogClose } from "@/app/_ui/dialog"
import { KeyHint } from "@/app/_ui/key-hint"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import { Menu, MenuItem, MenuLine } from "@/app/_ui/menu"
import { Sheet } from "@/app/_ui/sheet"
import { Tabs } from "@/app/_ui/tabs"
import { ThemeSwitch } from "@/app/_ui/theme-switch"
import { showToast } from "@/app/_ui/toast"
import { Tooltip } from "@/app/_ui/tooltip"
import { Why } from "@/app/_ui/why"

/** What opens above the page, and tabs. */
export function Floating() {
  return (
    <Section title="Above the page" lead="Press ? for the keys.">
      <div className="flex flex-wrap items-center gap-2">
        <Dialog
          trigger={<Button>Dialog</Button>}
          title="Close the pool?"
          description="Nobody can contribute any more. What was earned stays claimable."
          actions={
            <>
              <DialogClose>
                <Button>Keep it open</Button>
              </DialogClose>
              <Button variant="danger">Close the pool</Button>
            </>
          }
        />
        <Sheet trigger={<Button>Sheet</Button>} title="Item" description="Detail beside a list.">
          <p>Its content.</p>
        </Sheet>
        <Menu trigger={<Button>Menu</Button>}>
          <MenuItem icon={<Pencil aria-hidden />} end={<KeyHint keys="E" />}>
            Edit
          </MenuItem>
          <MenuItem isDisabled>Closed</MenuItem>
          <MenuLine />
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger">
            Remove
          </MenuItem>
        </Menu>
        <Tooltip text="More precise than what is seen">
          <Button>Tooltip</Button>
        </Tooltip>
        <Button
          onClick={() => showToast({ title: "Answer kept", action: { label: "Undo", onSelect: () => {} } })}
        >
          Toast
        </Button>
        <Button
          onClick={() =>
            showToast({ title: "The chain could not be reached", text: "Try again.", tone: "fault" })
          }
        >
          Fault
        </Button>
        <Why
          title="Why 84 points?"
          reason="Nine of ten answers agree with what was settled; the stake was returned with a bonus."
          figures={[
            { label: "Base", value: "50 points" },
            { label: "× 1.4 for the stake", value: "+20 points" },
            { label: "Settlement", value: "+14 points" },
            { label: "Earned", value: "84 points", isSum: true },
          ]}
        />
        <ThemeSwitch />
      </div>
      <Tabs
        label="Parts"
        tabs={[
          { value: "rows", label: "Rows", content: <p>Rows of the contribution.</p> },
          { value: "log", label: "Access log", content: <p>Who read it.</p> },
        ]}
      />
      <KeyboardHelp
        groups={[
          {
            title: "Answer",
            actions: [
              { keys: "A", does: "Left is better" },
              { keys: "1 2 3", does: "Choose a class" },
            ],
          },
        ]}
      />
    </Section>
  )
}
