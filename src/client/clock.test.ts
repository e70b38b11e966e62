import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

/** A device whose clock and whose even time are set by hand. */
function setUp() {
  const device = { wall: 1_000_000, steady: 50 };
  const pass = (ms: number, asleep = false) => {
    device.wall += ms;
    if (!asleep) device.steady += ms;
  };
  const clock = createClock(
    () => device.wall,
    () => device.steady,
  );
  return { device, pass, clock };
}

test('tells the time of the device', () => {
  const { pass, clock } = setUp();
  expect(clock()).toBe(1_000_000);
  pass(500);
  expect(clock()).toBe(1_000_500);
});

test('counts the hours that the device slept', () => {
  const { pass, clock } = setUp();
  clock();
  pass(3_600_000, true);
  expect(clock()).toBe(4_600_000);
});

test('goes on evenly when the device is set back, so that no answer gets younger', () => {
  const { device, pass, clock } = setUp();
  const given = clock();
  pass(60_000);
  device.wall -= 3_600_000;
  expect(clock() - given).toBe(60_000);
  pass(1_000);
  expect(clock() - given).toBe(61_000);
});
