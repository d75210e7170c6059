import { Component, type ReactNode } from 'react';
import { NotLoadedBar } from './on-demand.tsx';

interface Props {
  /** Another one starts afresh. */
  readonly tab: string;
  readonly children: ReactNode;
}

/** What cannot be drawn, such as a reply of another kind than the service's, takes only its own tab away, not the pane. */
export class TabBoundary extends Component<Props> {
  override state = { failed: false };
  private failures = 0;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.failures += 1;
    this.forceUpdate();
  }

  override componentDidUpdate({ tab }: Props): void {
    if (tab === this.props.tab) return;
    this.failures = 0;
    this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <NotLoadedBar again={this.failures > 1} onRetry={() => this.setState({ failed: false })} />;
  }
}
