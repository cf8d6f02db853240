/** Puts text on the clipboard; old kernels take the way through a hidden field. @returns whether it worked */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByField(text);
  }
}

function copyByField(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "visually-hidden";
  // Inside an open dialog the rest of the page is inert, and what is inert cannot be selected.
  const dialogs = document.querySelectorAll(".dialog");
  (dialogs[dialogs.length - 1] ?? document.body).append(field);
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  return worked;
}
