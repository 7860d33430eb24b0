/** Paths of the icons, drawn on 16 by 16. */
export const icons = {
  inbox: "M2 9l2-6h8l2 6v4H2zM2 9h4l1 2h2l1-2h4",
  queued: "M4 2h8v12l-4-3-4 3z",
  starred: "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
  code: "M5 4L1.5 8 5 12M11 4l3.5 4L11 12",
  all: "M2 4h12M2 8h12M2 12h12",
  done: "M3 8.5l3.2 3.2L13 4.8",
  plus: "M8 3v10M3 8h10",
  drop: "M8 2v8M5 7l3 3 3-3M2 12v2h12v-2",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.500L14 14",
  gear: "M8 5.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zM8 1.500v2M8 12.500v2M1.500 8h2M12.500 8h2M3.400 3.400l1.400 1.400M11.200 11.200l1.400 1.400M12.600 3.400l-1.400 1.400M4.800 11.200l-1.400 1.400",
  menu: "M2.500 3h11v10h-11zM6 3v10",
  back: "M10 3L5 8l5 5",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
  down: "M4 6.500l4 4 4-4",
  out: "M6 3H3v10h10v-3M9 3h4v4M13 3L7.500 8.500",
  close: "M4 4l8 8M12 4l-8 8",
  tag: "M2 2.500h5.500l6 6-5 5-6.500-6zM5 5.500h.01",
} as const;

export type IconName = keyof typeof icons;
