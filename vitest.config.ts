import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests start real processes; the limits are for a machine that is busy with other things.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
