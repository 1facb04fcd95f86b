import { rmSync } from 'node:fs';

export default async function tearDown() {
  await globalThis.motcuaTestServer.stop();
  rmSync(globalThis.motcuaTestServer.folder, { recursive: true, force: true });
}
