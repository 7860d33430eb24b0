/** The last part of a path of any system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What an import is called: its file's name, out of the label of its action. */
export const importName = (label: string): string => fileName(label.replace(/^import /, ""));
