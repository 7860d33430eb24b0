import type { ApiError, Commands, Event } from "./generated/bindings.ts";

export type Command = keyof Commands;
export type Args<C extends Command> = Commands[C]["args"];
export type Reply<C extends Command> = Commands[C]["reply"];

/** The door to the backend. Calls that cannot be carried out reject with an {@link ApiError}. */
export interface Backend {
  call<C extends Command>(command: C, args: Args<C>): Promise<Reply<C>>;
  subscribe(listener: (event: Event) => void): Promise<void>;
}

/** What any rejection says, as an error that can be shown. */
export function asApiError(reason: unknown): ApiError {
  if (typeof reason === "object" && reason !== null && "code" in reason && "message" in reason) {
    return reason as ApiError;
  }
  return { code: "program", message: reason instanceof Error ? reason.message : String(reason) };
}
