import { saveFile } from "@/app/_wallet/save-file"

/** Gives the person a value as a JSON file to keep. */
export function saveJson(name: string, value: unknown): void {
  saveFile(name, `${JSON.stringify(value, null, 2)}\n`)
}
