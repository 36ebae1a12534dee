/** What several rules ask of one report, found once. */
import type { ProvinceProfile } from '../model/profile.ts';

/** The answer for each report, row or list, kept as long as that is. */
export function once<Key extends object, Value>(find: (of: Key) => Value): (of: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (of) => {
    const answer = known.get(of) ?? { value: find(of) };
    known.set(of, answer);
    return answer.value;
  };
}

/** The same where the profile has a say. */
export function onceBy<Key extends object, Value>(
  find: (of: Key, profile: ProvinceProfile) => Value,
): (of: Key, profile: ProvinceProfile) => Value {
  const byProfile = once((profile: ProvinceProfile) => once((of: Key) => find(of, profile)));
  return (of, profile) => byProfile(profile)(of);
}
