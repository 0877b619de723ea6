// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";

/// @title A stand-in for USDC on a local chain: six decimals, ERC-2612, ERC-3009
/// @notice Anyone mints any amount, so it is worth nothing. The constructor refuses every chain but the local one.
contract DevelopmentUsd is ERC20, ERC20Permit, ERC3009 {
    uint256 private constant LOCAL_CHAIN_ID = 31337;

    error DevelopmentUsd_NotLocal(uint256 actualChainId, uint256 wantedChainId);

    constructor() ERC20("Development USD", "dUSD") ERC20Permit("Development USD") {
        if (block.chainid != LOCAL_CHAIN_ID) revert DevelopmentUsd_NotLocal(block.chainid, LOCAL_CHAIN_ID);
    }

    /// @notice Anyone, for anyone. `amount` in base units of a millionth.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
