export interface InstanceRequest {
  /** Folder of the instance's data; made where it is missing. */
  readonly dataDir: string
  /** Port of the pages; a free one where it is left away. */
  readonly port?: number
  /** Flags of `npm start`, such as `--no-seed`, `--without-web`, `--services-only`, `--dev`. */
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutSeconds?: number
  /** Whether its console output is kept to itself; `output()` answers the end of it. */
  readonly isQuiet?: boolean
}

export interface Instance {
  readonly origin: string
  readonly dataDir: string
  /** What a command of this instance is told: connections, keys, addresses. */
  readonly env: Readonly<Record<string, string>>
  readonly pid: number
  output(): string
  /** Stops all of its processes; data stays. */
  stop(): Promise<void>
}

/** Starts an instance in the background and waits until it serves; it stops with this process. */
export function startInstance(request: InstanceRequest): Promise<Instance>

/** The environment for commands of the instance that runs under DATA_DIR, or undefined where none does. */
export function runningInstanceEnv(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | undefined
