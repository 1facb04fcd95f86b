interface LifeEvent {
  readonly id: string;
  readonly icon: string;
}

/** In the order in which people meet them; the name of each stands under `services.life_events.<id>`. */
export const IN_LIFE: readonly LifeEvent[] = [
  { id: 'having_a_child', icon: 'baby-carriage' },
  { id: 'study', icon: 'school' },
  { id: 'work', icon: 'users' },
  { id: 'papers', icon: 'id' },
  { id: 'marriage_and_family', icon: 'heart' },
  { id: 'housing_and_land', icon: 'home' },
  { id: 'health', icon: 'first-aid-kit' },
  { id: 'vehicles', icon: 'file-certificate' },
  { id: 'travel', icon: 'world' },
  { id: 'retirement', icon: 'heart-handshake' },
  { id: 'death', icon: 'file-description' },
  { id: 'complaints', icon: 'message' },
];

export const IN_BUSINESS: readonly LifeEvent[] = [
  { id: 'business_start', icon: 'building-store' },
  { id: 'business_money', icon: 'coin' },
  { id: 'business_trade', icon: 'send' },
  { id: 'business_building', icon: 'crane' },
  { id: 'farming', icon: 'map-pin' },
];
