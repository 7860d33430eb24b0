import { Channel, invoke } from "@tauri-apps/api/core";

import type { Args, Backend, Command, Reply } from "./backend.ts";
import type { Event } from "./generated/bindings.ts";

/** The backend of the desktop program. The only file that knows Tauri. */
export const tauri: Backend = {
  call<C extends Command>(command: C, args: Args<C>): Promise<Reply<C>> {
    return invoke("call", { request: { command, args } });
  },
  async subscribe(listener: (event: Event) => void): Promise<void> {
    const channel = new Channel<Event>();
    channel.onmessage = listener;
    await invoke("subscribe", { channel });
  },
};
