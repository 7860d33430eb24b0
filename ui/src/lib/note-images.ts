/** What stands for an image of the library: `image:` and its hash. */
const NAME = /^image:[0-9a-f]{64}$/;
const NAMED = /!\[([^\]\n]*)\]\(image:[0-9a-f]{64}\)/g;
const KINDS = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** Whether an address in a note is an image of the library. No other is ever shown: nothing is fetched. */
export const isImageName = (address: string): boolean => NAME.test(address);

/** How an image stands in a note. */
export function imageMarkdown(file: string, name: string, unnamed: string): string {
  // Pasted images are all called the same, which says nothing of what they show.
  const words = file.replace(/\.\w+$/, "").replace(/[[\]\\!()<>*_`\s]+/g, " ").trim();
  return `![${words === "" || words === "image" ? unnamed : words}](${name})`;
}

/** A text with its images told in words. */
export const withoutImages = (text: string, told: (alt: string) => string): string =>
  text.replace(NAMED, (_, alt: string) => told(alt));

/** The images among what is pasted or dropped. Where there is text too, as from a table or a page, that is meant. */
export function imagesIn(data: DataTransfer | null): File[] {
  if (!data || data.getData("text/plain") !== "") return [];
  return [...data.files].filter(({ type }) => KINDS.has(type));
}

/** Whether something was pasted that the page is not told: an image, where the web view keeps it to itself. */
export function isUntold(data: DataTransfer | null): boolean {
  // Some tell no kinds of anything, and give text all the same.
  return data !== null && data.files.length === 0 && data.types.length === 0 && data.getData("text/plain") === "";
}

/** A file's content in base 64. */
export async function base64(file: Blob): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error(file.type)));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}

/** An image as the door gives it. */
export function pngOf(content: string): Blob {
  return new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type: "image/png" });
}
