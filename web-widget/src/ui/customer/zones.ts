/** Countries with a single time zone, and that zone (IANA time zone database). */
const countries: Readonly<Record<string, string>> = {
  AE: 'Asia/Dubai',
  AR: 'America/Argentina/Buenos_Aires',
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CN: 'Asia/Shanghai',
  CO: 'America/Bogota',
  CR: 'America/Costa_Rica',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  EG: 'Africa/Cairo',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HK: 'Asia/Hong_Kong',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IN: 'Asia/Kolkata',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KE: 'Africa/Nairobi',
  KR: 'Asia/Seoul',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MA: 'Africa/Casablanca',
  MY: 'Asia/Kuala_Lumpur',
  NG: 'Africa/Lagos',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PE: 'America/Lima',
  PH: 'Asia/Manila',
  PK: 'Asia/Karachi',
  PL: 'Europe/Warsaw',
  PR: 'America/Puerto_Rico',
  RO: 'Europe/Bucharest',
  RS: 'Europe/Belgrade',
  SA: 'Asia/Riyadh',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  TH: 'Asia/Bangkok',
  TR: 'Europe/Istanbul',
  TW: 'Asia/Taipei',
  UA: 'Europe/Kyiv',
  VN: 'Asia/Ho_Chi_Minh',
  ZA: 'Africa/Johannesburg',
};

/** Area codes of North America by time zone. Codes in two zones, such as 850, are omitted. */
const areas: readonly (readonly [zone: string, codes: string])[] = [
  [
    'America/New_York',
    '201 202 203 207 212 215 216 220 229 234 239 240 248 252 267 272 276 301 302 304 305 313 315 321 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 434 440 443 470 475 478 484 508 513 516 517 518 540 551 561 567 570 571 585 586 603 607 609 610 614 617 631 646 667 678 680 681 703 704 706 716 717 718 724 727 732 734 740 743 754 757 762 764 770 772 774 781 786 802 803 804 810 813 814 828 838 839 843 845 848 854 856 857 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 947 948 954 959 970 973 978 980 984 985 989',
  ],
  [
    'America/Chicago',
    '205 210 214 217 218 224 225 228 251 254 256 262 281 309 312 314 318 319 320 325 331 334 337 346 361 402 405 409 414 417 430 432 469 479 501 504 507 512 515 531 539 563 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 731 737 743 763 769 773 779 806 815 816 817 830 832 847 870 872 901 903 913 918 920 936 938 940 952 956 972 979 985',
  ],
  ['America/Denver', '303 307 385 406 435 505 575 719 720 801 970'],
  ['America/Phoenix', '480 520 602 623 928'],
  [
    'America/Los_Angeles',
    '206 209 213 253 279 310 323 341 360 408 415 424 425 442 503 509 510 530 559 562 619 626 628 650 657 661 669 702 707 714 725 747 760 775 805 818 820 831 840 858 909 916 925 949 951',
  ],
  ['America/Toronto', '226 249 289 343 365 416 418 437 438 450 514 519 548 579 581 613 647 705 819 873 905'],
  ['America/Vancouver', '236 604 672 778'],
  ['Pacific/Honolulu', '808'],
  ['America/Anchorage', '907'],
];

/**
 * The time zone of a number: by its country, or in North America by its area code. `undefined` for area codes listed twice,
 * which lie on a border.
 */
export function zoneOf(country: string | undefined, areaCode: string): string | undefined {
  const zone = country && countries[country];
  if (zone) return zone;
  const found = areas.filter(([, codes]) => codes.split(' ').includes(areaCode));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
