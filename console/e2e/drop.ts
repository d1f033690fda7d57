import type { Page } from 'playwright-core';

/** Drops a file on the dialog. */
export async function drop(page: Page, content: string | Uint8Array, name: string): Promise<void> {
  const file = { base64: Buffer.from(content).toString('base64'), name };
  const dropped = await page.evaluateHandle(({ base64, name }) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name));
    return data;
  }, file);
  await page.locator('.document-drop').dispatchEvent('drop', { dataTransfer: dropped });
}
