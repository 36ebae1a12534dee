/** The profiles that come with the program, and those that a user writes: both tell only what differs from another one. */
import anhuiProject from '../profiles/anhui-project.json' with { type: 'json' };
import piduDepartment from '../profiles/chengdu-pidu-department.json' with { type: 'json' };
import piduProject from '../profiles/chengdu-pidu-project.json' with { type: 'json' };
import guangzhouDepartment from '../profiles/guangzhou-department.json' with { type: 'json' };
import hubeiProject from '../profiles/hubei-project.json' with { type: 'json' };
import hunanDepartment from '../profiles/hunan-department.json' with { type: 'json' };
import mof2020 from '../profiles/mof-2020-project.json' with { type: 'json' };
import mof2021 from '../profiles/mof-2021-project-with-cost.json' with { type: 'json' };
import shanghaiProject from '../profiles/shanghai-project.json' with { type: 'json' };
import sichuanProject from '../profiles/sichuan-project.json' with { type: 'json' };
import yunnanTransfer from '../profiles/yunnan-transfer.json' with { type: 'json' };
import { defaultProfile, type ProvinceProfile, provinceProfileSchema } from './profile.ts';

/** A profile that cannot be used: `where` names the value, `why` what is wrong with it. */
export class ProfileError extends Error {
  readonly where: string;
  readonly why: string;

  constructor(where: string, why: string) {
    super(`${where}: ${why}`);
    this.name = 'ProfileError';
    this.where = where;
    this.why = why;
  }
}

type Json = Readonly<Record<string, unknown>>;

/** What a profile does not take over from the one that it extends: it would be chosen in its place. */
const OWN = ['name', 'extends', 'basis', 'note', 'match'];

/**
 * A profile from its JSON, completed by the one that it extends.
 *
 * @throws ProfileError for a value that is wrong, and for a name that no profile has, which would else be ignored
 */
export function profileFrom(own: unknown, known: readonly ProvinceProfile[] = builtInProfiles): ProvinceProfile {
  if (!isObject(own)) throw new ProfileError('', 'no JSON object');
  const { extends: parent = defaultProfile.name } = own;
  const base = known.find(({ name }) => name === parent);
  if (!base) throw new ProfileError('extends', `no profile ${JSON.stringify(parent)}`);
  const inherited = Object.fromEntries(Object.entries(base).filter(([key]) => !OWN.includes(key)));
  const parsed = provinceProfileSchema.safeParse(merged(inherited, own));
  const issue = parsed.error?.issues[0];
  if (!parsed.success) throw new ProfileError(issue?.path.join('.') ?? '', issue?.message ?? '');
  const stray = strayIn(own, parsed.data);
  if (stray) throw new ProfileError(stray, 'unknown name');
  return parsed.data;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merged(base: Json, own: Json): Json {
  const values = Object.entries(own).map(([key, value]) => {
    const below = base[key];
    return [key, isObject(value) && isObject(below) ? merged(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(values) };
}

/** The way to the first value that the schema does not know. */
function strayIn(own: unknown, parsed: unknown): string | null {
  if (typeof own !== 'object' || own === null) return null;
  for (const [key, value] of Object.entries(own)) {
    const known = (parsed as Json)[key];
    if (known === undefined) return key;
    const inner = strayIn(value, known);
    if (inner !== null) return `${key}.${inner}`;
  }
  return null;
}

/** The default first, every other one after the one that it extends. */
export const builtInProfiles: readonly ProvinceProfile[] = completed([
  mof2020,
  mof2021,
  guangzhouDepartment,
  anhuiProject,
  shanghaiProject,
  sichuanProject,
  piduProject,
  piduDepartment,
  hubeiProject,
  hunanDepartment,
  yunnanTransfer,
]);

function completed(list: readonly unknown[]): ProvinceProfile[] {
  const known = [defaultProfile];
  for (const own of list) known.push(profileFrom(own, known));
  return known;
}
