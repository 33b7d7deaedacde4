import type { Candidate } from './measure.js';

/** Measures that must be valued together: they share a mineral, a tie, a prerequisite or an exclusion, directly or through others. */
export interface Group {
  /** The least of its members' ids: independent of the order of the candidates. */
  readonly id: string;
  /** In the order of their ids; bit k of a subset stands for member k. */
  readonly members: readonly Candidate[];
}

const links = (candidate: Candidate): string[] => [
  `measure:${candidate.id}`,
  ...candidate.minerals.map((mineral) => `mineral:${mineral}`),
  ...candidate.ties.map((tie) => `tie:${tie}`),
  ...[...candidate.requires, ...candidate.excludes, ...candidate.raises].map((id) => `measure:${id}`),
];

/** The connected groups of the candidates, in the order of their ids. */
export function connectedGroups(candidates: readonly Candidate[]): Group[] {
  const sorted = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let top = name;
    while (parent.has(top)) top = parent.get(top)!;
    return top;
  };
  for (const candidate of sorted) {
    for (const link of links(candidate)) {
      const [a, b] = [find(links(candidate)[0]!), find(link)];
      if (a !== b) parent.set(b, a);
    }
  }
  const members = new Map<string, Candidate[]>();
  for (const candidate of sorted) {
    const top = find(`measure:${candidate.id}`);
    members.set(top, [...(members.get(top) ?? []), candidate]);
  }
  return [...members.values()].map((list) => ({ id: list[0]!.id, members: list }));
}
